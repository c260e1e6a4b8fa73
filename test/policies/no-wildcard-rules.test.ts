import { noWildcardRules } from "../../policies/privilege-escalation/no-wildcard-rules";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

const rule = { apiGroups: [""], resources: ["pods"], verbs: ["get"] };

testRolePolicy(noWildcardRules, {
  accepts: {
    "named groups, resources and verbs": clusterRole(rule),
    "a subresource of everything, which is one thing": clusterRole({ ...rule, resources: ["*/scale"] }),
    "every path that is no resource: that is no wildcard of resources": clusterRole({
      nonResourceURLs: ["*"],
      verbs: ["get"],
    }),
  },
  rejects: {
    "every verb": {
      given: clusterRole(rule, { ...rule, verbs: ["*"] }),
      says: 'ClusterRole "team" must not allow every verb (rules[1].verbs)',
    },
    everything: {
      given: clusterRole({ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }),
      says: 'ClusterRole "team" must not allow every verb (rules[0].verbs); it must not allow every resource (rules[0].resources); it must not allow every API group (rules[0].apiGroups)',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({ ...rule, verbs: UNKNOWN }),
    "rules from an output": clusterRole(UNKNOWN),
  },
});
