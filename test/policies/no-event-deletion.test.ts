import { noEventDeletion } from "../../policies/persistence/no-event-deletion";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

testRolePolicy(noEventDeletion, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["events"],
      verbs: ["delete"],
    }),
    "everything at once: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may delete events": {
      given: clusterRole({ apiGroups: [""], resources: ["events"], verbs: ["delete"] }),
      says: 'ClusterRole "team" must not let its subjects delete events (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({ apiGroups: [""], resources: ["events"], verbs: UNKNOWN }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
