import type { Value } from "../../lib/model/value";
import { noPrivilegedSccUse } from "../../policies/privilege-escalation/no-privileged-scc-use";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

const use = (...resourceNames: Value[]) =>
  clusterRole({
    apiGroups: ["security.openshift.io"],
    resources: ["securitycontextconstraints"],
    verbs: ["use"],
    resourceNames,
  });

testRolePolicy(noPrivilegedSccUse, {
  accepts: {
    "the constraints that every account may use": use("restricted-v2"),
    "constraints for any user but root": use("restricted", "nonroot", "nonroot-v2"),
    "the use of a PodSecurityPolicy, which has no effect": clusterRole({
      apiGroups: ["policy"],
      resources: ["podsecuritypolicies"],
      verbs: ["use"],
      resourceNames: ["privileged"],
    }),
  },
  rejects: {
    "privileged constraints": {
      given: use("privileged"),
      says: 'ClusterRole "team" must not let its subjects use SecurityContextConstraints beyond restricted and nonroot, limited to "privileged" (rules[0])',
    },
    "constraints for root beside strict ones": {
      given: use("restricted-v2", "anyuid"),
      says: 'ClusterRole "team" must not let its subjects use SecurityContextConstraints beyond restricted and nonroot, limited to "restricted-v2" and "anyuid" (rules[0])',
    },
    "all constraints": {
      given: use(),
      says: 'ClusterRole "team" must not let its subjects use SecurityContextConstraints beyond restricted and nonroot (rules[0])',
    },
  },
  undecided: { "a name from an output": use(UNKNOWN) },
});
