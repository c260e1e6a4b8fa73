import { object } from "./builders";

/** A CustomResourceDefinition, whose operator may make any object. */
export const definition = object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "shops.example.com", {
  spec: { group: "example.com", names: { kind: "Shop" } },
});
/** What lets the account of an operator create objects. */
export const operator = (apiGroup: string, resource: string, kind: "user" | "account" = "account") => [
  object("rbac.authorization.k8s.io/v1", "Role", "shop/operator", {
    rules: [{ apiGroups: [apiGroup], resources: [resource], verbs: ["create"] }],
  }),
  object("rbac.authorization.k8s.io/v1", "RoleBinding", "shop/operator", {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "operator" },
    subjects: [
      kind === "user"
        ? { apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "jane" }
        : { kind: "ServiceAccount", name: "operator", namespace: "shop" },
    ],
  }),
];
