import { noSecretAccess } from "../../policies/access-to-sensitive-data/no-secret-access";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

testRolePolicy(noSecretAccess, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["secrets"],
      verbs: ["get"],
    }),
    "everything at once: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
    "every resource of another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["*"],
      verbs: ["get", "list"],
    }),
  },
  rejects: {
    "a role that may read every Secret": {
      given: clusterRole({ apiGroups: [""], resources: ["secrets"], verbs: ["get"] }),
      says: 'ClusterRole "team" must not let its subjects read every Secret (rules[0])',
    },
    "every resource of the core group, told once": {
      given: clusterRole({ apiGroups: [""], resources: ["*"], verbs: ["get", "list", "watch", "patch"] }),
      says: 'ClusterRole "team" must not let its subjects read every Secret, by a wildcard for resources (rules[0])',
    },
    "one Secret to change": {
      given: clusterRole({
        apiGroups: [""],
        resources: ["secrets"],
        verbs: ["patch"],
        resourceNames: ["db"],
      }),
      says: 'ClusterRole "team" must not let its subjects change Secrets, limited to "db" (rules[0])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole({ apiGroups: [""], resources: ["secrets"], verbs: UNKNOWN }),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
