import { noMassDeletion } from "../../policies/denial-of-service/no-mass-deletion";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

testRolePolicy(noMassDeletion, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["pods"],
      verbs: ["deletecollection"],
    }),
    "everything at once: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
    "pods to delete, one at a time": clusterRole({ apiGroups: [""], resources: ["pods"], verbs: ["delete"] }),
  },
  rejects: {
    "a role that may delete whole collections of workloads or data": {
      given: clusterRole({ apiGroups: [""], resources: ["pods"], verbs: ["deletecollection"] }),
      says: 'ClusterRole "team" must not let its subjects delete whole collections of workloads or data (rules[0])',
    },
    "namespaces to delete": {
      given: clusterRole({ apiGroups: [""], resources: ["namespaces"], verbs: ["delete"] }),
      says: 'ClusterRole "team" must not let its subjects delete namespaces or CustomResourceDefinitions with all that is in them (rules[0])',
    },
    "volumes to delete, one at a time": {
      given: clusterRole({ apiGroups: [""], resources: ["persistentvolumes"], verbs: ["delete"] }),
      says: 'ClusterRole "team" must not let its subjects delete volumes or nodes (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({ apiGroups: [""], resources: ["pods"], verbs: UNKNOWN }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
