import type { Value } from "../../lib/model/value";
import { noIneffectiveRules } from "../../policies/privilege-escalation/no-ineffective-rules";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const role = (resource: Value, ...resourceNames: Value[]) =>
  object("rbac.authorization.k8s.io/v1", "ClusterRole", "reader", {
    rules: [{ apiGroups: [""], resources: [resource], verbs: ["get"], resourceNames }],
  });

testPolicy(noIneffectiveRules, {
  accepts: {
    "a subresource by its name": role("pods/log"),
    "a subresource of all resources": role("*/scale"),
    "an object by its name": role("configmaps", "shop"),
  },
  rejects: {
    "all subresources of one resource": {
      given: role("pods/*"),
      says: 'ClusterRole "reader" must not name pods/*, which matches nothing (rules[0].resources[0])',
    },
    "all names": {
      given: role("configmaps", "*"),
      says: 'ClusterRole "reader" must not name *, which is no wildcard there (rules[0].resourceNames[0])',
    },
  },
  undecided: { "a name from an output": role("configmaps", UNKNOWN) },
});
