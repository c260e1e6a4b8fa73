import { noTokenCreation } from "../../policies/privilege-escalation/no-token-creation";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

testRolePolicy(noTokenCreation, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["serviceaccounts/token"],
      verbs: ["create"],
    }),
    "everything at once: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may create tokens of service accounts": {
      given: clusterRole({ apiGroups: [""], resources: ["serviceaccounts/token"], verbs: ["create"] }),
      says: 'ClusterRole "team" must not let its subjects create tokens of service accounts (rules[0])',
    },
    "tokens of one account": {
      given: clusterRole({
        apiGroups: [""],
        resources: ["serviceaccounts/token"],
        verbs: ["create"],
        resourceNames: ["web"],
      }),
      says: 'ClusterRole "team" must not let its subjects create tokens of service accounts, limited to "web" (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({
      apiGroups: [""],
      resources: ["serviceaccounts/token"],
      verbs: UNKNOWN,
    }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
