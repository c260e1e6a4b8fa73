import { noRoleBindingWrites } from "../../policies/privilege-escalation/no-role-binding-writes";
import { clusterRole, UNKNOWN } from "../support/builders";
import { testRolePolicy } from "../support/policy-table";

const API = "rbac.authorization.k8s.io";
const rbac = (verbs: string[], resources: string[]) => clusterRole({ apiGroups: [API], resources, verbs });

testRolePolicy(noRoleBindingWrites, {
  accepts: {
    "roles and bindings to read": rbac(["get", "list", "watch"], ["roles", "rolebindings"]),
    "the verb bind: that is another policy": rbac(["bind"], ["clusterroles"]),
    "the same verbs on another API group": clusterRole({
      apiGroups: ["example.com"],
      resources: ["rolebindings"],
      verbs: ["create"],
    }),
  },
  rejects: {
    "bindings to create, up to the rights of the subject": {
      given: rbac(["create"], ["clusterrolebindings"]),
      says: 'ClusterRole "team" must not let its subjects write roles or bindings (rules[0])',
    },
    "bindings to delete": {
      given: rbac(["delete"], ["rolebindings"]),
      says: 'ClusterRole "team" must not let its subjects delete roles or bindings (rules[0])',
    },
  },
  undecided: { "a rule from an output": clusterRole(UNKNOWN) },
});
