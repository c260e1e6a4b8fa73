import { noWorkloadCreation } from "../../policies/privilege-escalation/no-workload-creation";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

testRolePolicy(noWorkloadCreation, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["pods"],
      verbs: ["create"],
    }),
    "everything at once: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may create workloads": {
      given: clusterRole({ apiGroups: [""], resources: ["pods"], verbs: ["create"] }),
      says: 'ClusterRole "team" must not let its subjects create workloads (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({ apiGroups: [""], resources: ["pods"], verbs: UNKNOWN }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
