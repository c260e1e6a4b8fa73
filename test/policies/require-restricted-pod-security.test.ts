import { requireRestrictedPodSecurity } from "../../policies/malicious-code-execution/require-restricted-pod-security";
import { deployment, namespace, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const web = deployment("shop/web");
const enforcing = (level: string, version?: string) =>
  namespace("shop", {
    "pod-security.kubernetes.io/enforce": level,
    ...(version !== undefined && { "pod-security.kubernetes.io/enforce-version": version }),
  });
const LEVEL = 'metadata.labels["pod-security.kubernetes.io/enforce"]=restricted';

testStackPolicy(requireRestrictedPodSecurity, {
  accepts: {
    "the restricted level": stack(enforcing("restricted"), web),
    "the restricted level of a recent release": stack(enforcing("restricted", "v1.33"), web),
    "a namespace without workloads": stack(enforcing("baseline")),
  },
  rejects: {
    "the baseline level": {
      given: stack(enforcing("baseline"), web),
      says: [`Namespace "shop" must set ${LEVEL}`],
    },
    "the rules of an old release": {
      given: stack(enforcing("restricted", "v1.22"), web),
      says: [
        'Namespace "shop" must not enforce the outdated version v1.22 (metadata.labels["pod-security.kubernetes.io/enforce-version"])',
      ],
    },
  },
  undecided: {
    "a namespace of another program": stack(web),
    "a level from an output": stack(
      namespace("shop", { "pod-security.kubernetes.io/enforce": UNKNOWN }),
      web,
    ),
  },
});
