import { noVolumeCreation } from "../../policies/privilege-escalation/no-volume-creation";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

testRolePolicy(noVolumeCreation, {
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
    "everything at once: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
    "a name to create, which only server-side apply could use": clusterRole({
      apiGroups: [""],
      resources: ["persistentvolumes"],
      verbs: ["create"],
      resourceNames: ["data"],
    }),
  },
  rejects: {
    "a role that may create persistent volumes": {
      given: clusterRole({ apiGroups: [""], resources: ["persistentvolumes"], verbs: ["create"] }),
      says: 'ClusterRole "team" must not let its subjects create persistent volumes (rules[0])',
    },
    "a name to create by server-side apply": {
      given: clusterRole({
        apiGroups: [""],
        resources: ["persistentvolumes"],
        verbs: ["create", "patch"],
        resourceNames: ["data"],
      }),
      says: 'ClusterRole "team" must not let its subjects create persistent volumes, limited to "data" (rules[0])',
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
