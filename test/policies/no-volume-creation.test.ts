import { noVolumeCreation } from "../../policies/privilege-escalation/no-volume-creation";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noVolumeCreation, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["persistentvolumes"],
      verbs: ["create"],
    }),
    "a wildcard for resources: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may create persistent volumes": {
      given: clusterRole({ apiGroups: [""], resources: ["persistentvolumes"], verbs: ["create"] }),
      says: 'ClusterRole "team" must not let its subjects create persistent volumes (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({
      apiGroups: [""],
      resources: ["persistentvolumes"],
      verbs: UNKNOWN,
    }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
