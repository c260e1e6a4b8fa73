import { noRoleChanges } from "../../policies/privilege-escalation/no-role-changes";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";
import { account, role, roleBinding, rule, stackOf, toClusterRole, toRole } from "../support/rbac";

const ESCALATE = role("shop/escalate", [rule(["escalate"], ["rbac.authorization.k8s.io"], ["roles"])]);

testRolePolicy(
  noRoleChanges,
  {
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
      "everything at once: that is another policy": clusterRole({
        apiGroups: ["*"],
        resources: ["*"],
        verbs: ["*"],
      }),
      "roles and bindings to write: that is another policy": clusterRole({
        apiGroups: ["rbac.authorization.k8s.io"],
        resources: ["clusterroles", "clusterrolebindings"],
        verbs: ["create", "patch"],
      }),
    },
    rejects: {
      "a role that may bind any ClusterRole in the whole cluster": {
        given: clusterRole(
          { apiGroups: ["rbac.authorization.k8s.io"], resources: ["clusterroles"], verbs: ["bind"] },
          { apiGroups: ["rbac.authorization.k8s.io"], resources: ["clusterrolebindings"], verbs: ["create"] },
        ),
        says: 'ClusterRole "team" must not let its subjects bind any ClusterRole in the whole cluster (rules[0])',
      },
      "escalate without the right to change roles": {
        given: clusterRole({
          apiGroups: ["rbac.authorization.k8s.io"],
          resources: ["roles"],
          verbs: ["escalate"],
        }),
        says: 'ClusterRole "team" must not let its subjects use the verb escalate on roles (rules[0])',
      },
      "bind of one role, without the right to write bindings": {
        given: clusterRole({
          apiGroups: ["rbac.authorization.k8s.io"],
          resources: ["clusterroles"],
          verbs: ["bind"],
          resourceNames: ["view"],
        }),
        says: 'ClusterRole "team" must not let its subjects use the verb bind on roles, limited to "view" (rules[0])',
      },
    },
    undecided: {
      "verbs from an output": clusterRole(
        { apiGroups: ["rbac.authorization.k8s.io"], resources: ["clusterroles"], verbs: UNKNOWN },
        { apiGroups: ["rbac.authorization.k8s.io"], resources: ["clusterrolebindings"], verbs: UNKNOWN },
      ),
      "a rule from an output": clusterRole(UNKNOWN),
    },
  },
  {
    accepts: {},
    rejects: {
      "escalate beside the built-in role admin of the same namespace": {
        given: stackOf(
          ESCALATE,
          roleBinding("shop/own", toRole("escalate"), account("shop", "web")),
          roleBinding("shop/admin", toClusterRole("admin"), account("shop", "web")),
        ),
        says: [
          'Role "shop/escalate" must not let its subjects use the verb escalate on roles (rules[0])',
          'RoleBinding "shop/own" must not let ServiceAccount "web" put any rule in a Role, together with ClusterRole "admin" through RoleBinding "shop/admin" (subjects[0])',
        ],
      },
      "escalate beside the built-in role admin of another namespace": {
        given: stackOf(
          ESCALATE,
          roleBinding("shop/own", toRole("escalate"), account("shop", "web")),
          roleBinding("store/admin", toClusterRole("admin"), account("shop", "web")),
        ),
        says: ['Role "shop/escalate" must not let its subjects use the verb escalate on roles (rules[0])'],
      },
    },
  },
);
