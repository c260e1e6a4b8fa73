import { noMassDeletion } from "../../policies/denial-of-service/no-mass-deletion";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noMassDeletion, {
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
    "a wildcard for resources: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may delete whole collections of workloads or data": {
      given: clusterRole({ apiGroups: [""], resources: ["pods"], verbs: ["deletecollection"] }),
      says: 'ClusterRole "team" must not let its subjects delete whole collections of workloads or data (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({ apiGroups: [""], resources: ["pods"], verbs: UNKNOWN }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
