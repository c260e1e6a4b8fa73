import { noWorkloadsInSystemNamespaces } from "../../policies/persistence/no-workloads-in-system-namespaces";
import { deployment, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

testStackPolicy(noWorkloadsInSystemNamespaces, {
  accepts: {
    "a namespace of its own": stack(deployment("shop/web")),
    "no namespace": stack(deployment("web")),
    "a pod of the control plane": stack(
      deployment("kube-system/apiserver", {}, { "spec.template.metadata.labels": { tier: "control-plane" } }),
    ),
    "a namespace that the settings do not list": {
      given: stack(deployment("kube-public/web")),
      options: { systemNamespaces: ["kube-system"] },
    },
  },
  rejects: {
    "kube-system": {
      given: stack(deployment("kube-system/web")),
      says: ['Deployment "kube-system/web" must not run in the namespace kube-system (metadata.namespace)'],
    },
  },
  undecided: {
    "a namespace from an output": stack(deployment("web", {}, { "metadata.namespace": UNKNOWN })),
  },
});
