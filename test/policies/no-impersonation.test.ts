import { noImpersonation } from "../../policies/privilege-escalation/no-impersonation";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

testRolePolicy(noImpersonation, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole(
      { apiGroups: ["example.com"], resources: ["serviceaccounts"], verbs: ["impersonate"] },
      {
        apiGroups: ["example.com"],
        resources: ["groups"],
        verbs: ["impersonate"],
        resourceNames: ["system:masters"],
      },
    ),
    "everything at once: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may act as a member of system:masters": {
      given: clusterRole(
        { apiGroups: [""], resources: ["serviceaccounts"], verbs: ["impersonate"] },
        { apiGroups: [""], resources: ["groups"], verbs: ["impersonate"], resourceNames: ["system:masters"] },
      ),
      says: 'ClusterRole "team" must not let its subjects act as a member of system:masters (rules[0]); it must not let its subjects act as any service account (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole(
      { apiGroups: [""], resources: ["serviceaccounts"], verbs: UNKNOWN },
      { apiGroups: [""], resources: ["groups"], verbs: UNKNOWN, resourceNames: ["system:masters"] },
    ),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
