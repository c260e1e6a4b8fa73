import { requirePodSecurityLabels } from "../../policies/malicious-code-execution/require-pod-security-labels";
import { deployment, namespace, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const ENFORCE = "pod-security.kubernetes.io/enforce";
const SAYS = 'Namespace "shop" must set metadata.labels["pod-security.kubernetes.io/enforce"]=restricted';

testStackPolicy(requirePodSecurityLabels, {
  accepts: {
    "a namespace that enforces restricted": stack(
      namespace("shop", { [ENFORCE]: "restricted" }),
      deployment("shop/web"),
    ),
    "a namespace that enforces baseline": stack(
      namespace("shop", { [ENFORCE]: "baseline" }),
      deployment("shop/web"),
    ),
    "a namespace without workloads and labels": stack(namespace("shop")),
    "a namespace without workloads that only warns of what is not privileged": stack(
      namespace("shop", { "pod-security.kubernetes.io/warn": "privileged" }),
    ),
    "a namespace without the label where the API server enforces a level by default": {
      given: stack(namespace("shop"), deployment("shop/web")),
      options: { defaultLevel: "baseline" },
    },
  },
  rejects: {
    "a namespace without the label": {
      given: stack(namespace("shop"), deployment("shop/web")),
      says: [SAYS],
    },
    "a namespace that enforces privileged, which is nothing": {
      given: stack(namespace("shop", { [ENFORCE]: "privileged" }), deployment("shop/web")),
      says: [SAYS],
    },
    "a namespace for workloads of others that enforces privileged": {
      given: stack(namespace("shop", { [ENFORCE]: "privileged" })),
      says: [SAYS],
    },
    "a namespace that only warns": {
      given: stack(
        namespace("shop", { "pod-security.kubernetes.io/warn": "restricted" }),
        deployment("shop/web"),
      ),
      says: [SAYS],
    },
    "a namespace that lifts what the API server enforces by default": {
      given: stack(namespace("shop", { [ENFORCE]: "privileged" }), deployment("shop/web")),
      options: { defaultLevel: "baseline" },
      says: [SAYS],
    },
  },
  undecided: {
    "a label from an output": stack(namespace("shop", { [ENFORCE]: UNKNOWN }), deployment("shop/web")),
    "a namespace that another program declares": stack(deployment("shop/web")),
  },
});
