import { noClusterAdminBindings } from "../../policies/privilege-escalation/no-cluster-admin-bindings";
import { type Manifest, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const RBAC = "rbac.authorization.k8s.io";
const subjects = [{ kind: "ServiceAccount", name: "deployer", namespace: "shop" }];
const role = (kind: string, name: string, rules: object[]): Manifest =>
  object(`${RBAC}/v1`, kind, name, { rules: rules as never });
const bindingTo = (kind: string, name: unknown): Manifest =>
  object(`${RBAC}/v1`, "ClusterRoleBinding", "deployer", {
    roleRef: { apiGroup: RBAC, kind, name: name as string },
    subjects,
  });
const everything = { apiGroups: ["*"], resources: ["*"], verbs: ["*"] };
const pods = { apiGroups: [""], resources: ["pods"], verbs: ["*"] };

testStackPolicy(noClusterAdminBindings, {
  accepts: {
    "a binding to a role of the program that reads pods": stack(
      bindingTo("ClusterRole", "pods"),
      role("ClusterRole", "pods", [pods]),
    ),
    "a binding to the built-in role view": { given: stack(bindingTo("ClusterRole", "view")), example: true },
    "a role that may do everything and that no subject has": stack(role("ClusterRole", "all", [everything])),
    "every resource to read": stack(
      bindingTo("ClusterRole", "reader"),
      role("ClusterRole", "reader", [{ ...everything, verbs: ["get", "list", "watch"] }]),
    ),
    "every verb on every resource of one group only": stack(
      bindingTo("ClusterRole", "apps"),
      role("ClusterRole", "apps", [{ ...everything, apiGroups: ["apps"] }]),
    ),
  },
  rejects: {
    "a binding to cluster-admin": {
      given: stack(bindingTo("ClusterRole", "cluster-admin")),
      says: [
        'ClusterRoleBinding "deployer" must not bind ClusterRole "cluster-admin", which may do everything, to ServiceAccount "deployer" (roleRef.name)',
      ],
    },
    "a binding to a role of the program that is as good": {
      given: stack(bindingTo("ClusterRole", "all"), role("ClusterRole", "all", [pods, everything])),
      says: [
        'ClusterRoleBinding "deployer" must not bind ClusterRole "all", which may do everything, to ServiceAccount "deployer" (roleRef.name)',
      ],
    },
    "verbs spelled out on everything": {
      given: stack(
        bindingTo("ClusterRole", "all"),
        role("ClusterRole", "all", [{ ...everything, verbs: ["get", "list", "create", "update", "delete"] }]),
      ),
      says: [
        'ClusterRoleBinding "deployer" must not bind ClusterRole "all", which may read, create, change and delete everything, to ServiceAccount "deployer" (roleRef.name)',
      ],
    },
    "everything by two roles of one account": {
      given: stack(
        bindingTo("ClusterRole", "reader"),
        role("ClusterRole", "reader", [{ ...everything, verbs: ["get", "list"] }]),
        { ...bindingTo("ClusterRole", "writer"), metadata: { name: "writer" } },
        role("ClusterRole", "writer", [{ ...everything, verbs: ["create", "patch", "delete"] }]),
      ),
      says: [
        'ClusterRoleBinding "deployer" must not let ServiceAccount "deployer" do everything, together with ClusterRole "writer" through ClusterRoleBinding "writer" (subjects[0])',
      ],
    },
    "a RoleBinding that gives everything in a namespace": {
      given: stack(
        { ...bindingTo("Role", "all"), kind: "RoleBinding", metadata: { name: "x", namespace: "shop" } },
        {
          ...role("Role", "all", [everything]),
          metadata: { name: "all", namespace: "shop" },
        },
      ),
      says: [
        'RoleBinding "shop/x" must not bind Role "all", which may do everything in its namespace, to ServiceAccount "deployer" (roleRef.name)',
      ],
    },
  },
  undecided: {
    "a role that another program declares": stack(bindingTo("ClusterRole", "platform")),
    "a role whose name comes from an output": stack(bindingTo("ClusterRole", UNKNOWN)),
    "a role whose verbs come from an output": stack(
      bindingTo("ClusterRole", "some"),
      role("ClusterRole", "some", [{ ...everything, verbs: UNKNOWN }]),
    ),
  },
});
