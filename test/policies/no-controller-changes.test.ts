import { noControllerChanges } from "../../policies/privilege-escalation/no-controller-changes";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

testRolePolicy(noControllerChanges, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["applications"],
      verbs: ["create"],
    }),
    "everything at once: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may write custom resources that a controller runs": {
      given: clusterRole({ apiGroups: ["argoproj.io"], resources: ["applications"], verbs: ["create"] }),
      says: 'ClusterRole "team" must not let its subjects write custom resources that a controller runs (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({
      apiGroups: ["argoproj.io"],
      resources: ["applications"],
      verbs: UNKNOWN,
    }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
