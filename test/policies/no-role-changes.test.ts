import { noRoleChanges } from "../../policies/privilege-escalation/no-role-changes";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noRoleChanges, {
  accepts: {
    "a role that reads pods": clusterRole({
      apiGroups: [""],
      resources: ["pods"],
      verbs: ["get", "list", "watch"],
    }),
    "the same verbs on another API group": clusterRole(
      { apiGroups: ["example.com"], resources: ["clusterroles"], verbs: ["bind"] },
      { apiGroups: ["example.com"], resources: ["clusterrolebindings"], verbs: ["create"] },
    ),
    "a wildcard for resources: that is another policy": clusterRole({
      apiGroups: ["*"],
      resources: ["*"],
      verbs: ["*"],
    }),
  },
  rejects: {
    "a role that may bind any ClusterRole in the whole cluster": {
      given: clusterRole(
        { apiGroups: ["rbac.authorization.k8s.io"], resources: ["clusterroles"], verbs: ["bind"] },
        { apiGroups: ["rbac.authorization.k8s.io"], resources: ["clusterrolebindings"], verbs: ["create"] },
      ),
      says: 'ClusterRole "team" must not let its subjects bind any ClusterRole in the whole cluster (rules[0]); it must not let its subjects bind some roles (rules[0]); it must not let its subjects write roles or bindings (rules[1])',
    },
  },
  undecided: {
    "verbs from an output": clusterRole(
      { apiGroups: ["rbac.authorization.k8s.io"], resources: ["clusterroles"], verbs: UNKNOWN },
      { apiGroups: ["rbac.authorization.k8s.io"], resources: ["clusterrolebindings"], verbs: UNKNOWN },
    ),
    "a rule from an output": clusterRole(UNKNOWN),
  },
});
