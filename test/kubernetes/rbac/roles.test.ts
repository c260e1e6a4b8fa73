import type { AccessRequest } from "../../../lib/kubernetes/rbac/rule";
import { type Truth, UNKNOWN, type Value } from "../../../lib/model/value";
import {
  account,
  can,
  clusterRole,
  clusterRoleBinding,
  declared,
  getPods,
  READER,
  type Resource,
  role,
  roleBinding,
  toClusterRole,
  toRole,
  web,
} from "./support";

describe("roles", () => {
  const bound = (roleRef: Value, ...more: Resource[]) => [
    clusterRoleBinding("binding", roleRef, account("shop", "web")),
    ...more,
  ];
  const boundInShop = (roleRef: Value, ...more: Resource[]) => [
    roleBinding("shop/binding", roleRef, account("shop", "web")),
    ...more,
  ];

  test.each<[name: string, program: Resource[], expected: Truth]>([
    ["a ClusterRole", bound(toClusterRole("reader"), clusterRole("reader", READER)), true],
    [
      "a ClusterRole of the first API version",
      bound(toClusterRole("reader"), {
        properties: {
          ...clusterRole("reader", READER).properties,
          apiVersion: "rbac.authorization.k8s.io/v1beta1",
        },
      }),
      true,
    ],
    ["a ClusterRole without rules", bound(toClusterRole("reader"), clusterRole("reader", [])), false],
    ["a ClusterRole that is not in the program", bound(toClusterRole("reader")), UNKNOWN],
    ["a Role of the namespace", boundInShop(toRole("reader"), role("shop/reader", READER)), true],
    ["a Role of another namespace", boundInShop(toRole("reader"), role("db/reader", READER)), UNKNOWN],
    [
      "a Role and a ClusterRole of one name",
      boundInShop(toRole("reader"), clusterRole("reader", READER), role("shop/reader", [])),
      false,
    ],
    ["a Role in a ClusterRoleBinding", bound(toRole("reader"), role("shop/reader", READER)), false],
    [
      "a reference of another kind",
      bound({ kind: "User", name: "reader" }, clusterRole("reader", READER)),
      false,
    ],
    ["a reference without kind", bound({ name: "reader" }, clusterRole("reader", READER)), false],
    ["a reference without name", bound({ kind: "ClusterRole" }), false],
    ["no reference", [declared("ClusterRoleBinding", "b", { subjects: [account("shop", "web")] })], false],
    ["an unknown kind", bound({ kind: UNKNOWN, name: "reader" }, clusterRole("reader", [])), UNKNOWN],
    ["an unknown name", bound(toClusterRole(UNKNOWN), clusterRole("reader", [])), UNKNOWN],
    ["an unknown reference", bound(UNKNOWN), UNKNOWN],
    ["unknown rules", bound(toClusterRole("reader"), clusterRole("reader", UNKNOWN)), UNKNOWN],
    [
      "a certain rule beside an unknown one",
      bound(toClusterRole("reader"), clusterRole("reader", [UNKNOWN, ...READER])),
      true,
    ],
    [
      "a certain binding beside an unknown one",
      [
        ...bound(toClusterRole(UNKNOWN)),
        clusterRoleBinding("more", toClusterRole("reader"), account("shop", "web")),
        clusterRole("reader", READER),
      ],
      true,
    ],
    [
      "a Role that nobody knows, in the namespace of nobody",
      [
        declared("RoleBinding", "b", {
          metadata: { namespace: UNKNOWN },
          roleRef: toRole("reader"),
          subjects: [account("shop", "web")],
        }),
        role("shop/reader", []),
      ],
      UNKNOWN,
    ],
  ])("%s", (_, program, expected) => {
    expect(can(program, web, getPods)).toBe(expected);
  });

  const secrets: AccessRequest = { verb: "list", group: "", resource: "secrets", namespace: "shop" };
  const ofNodes: AccessRequest = { verb: "get", group: "", resource: "nodes" };
  test.each<[name: string, role: string, request: AccessRequest, expected: Truth]>([
    ["cluster-admin reads Secrets", "cluster-admin", secrets, true],
    ["cluster-admin reads paths", "cluster-admin", { verb: "get", url: "/metrics" }, true],
    [
      "admin writes roles",
      "admin",
      { ...secrets, verb: "create", group: "rbac.authorization.k8s.io", resource: "roles" },
      true,
    ],
    [
      "admin does not bind",
      "admin",
      { ...secrets, verb: "bind", group: "rbac.authorization.k8s.io", resource: "clusterroles" },
      false,
    ],
    ["admin reads Secrets, as edit does", "admin", secrets, true],
    ["admin reads pods, as view does", "admin", getPods, true],
    ["edit reads Secrets", "edit", secrets, true],
    [
      "edit makes tokens",
      "edit",
      { ...secrets, verb: "create", resource: "serviceaccounts", subresource: "token" },
      true,
    ],
    [
      "edit runs commands",
      "edit",
      { ...secrets, verb: "create", resource: "pods", subresource: "exec" },
      true,
    ],
    ["edit acts as accounts", "edit", { ...secrets, verb: "impersonate", resource: "serviceaccounts" }, true],
    [
      "edit adds no ephemeral containers",
      "edit",
      { ...secrets, verb: "patch", resource: "pods", subresource: "ephemeralcontainers" },
      false,
    ],
    ["edit writes no endpoints", "edit", { ...secrets, verb: "update", resource: "endpoints" }, false],
    [
      "edit writes no roles",
      "edit",
      { ...secrets, verb: "create", group: "rbac.authorization.k8s.io", resource: "roles" },
      false,
    ],
    ["edit does not read nodes", "edit", ofNodes, false],
    ["view reads pods", "view", getPods, true],
    ["view reads no Secrets", "view", secrets, false],
    [
      "system:discovery reads paths of the API",
      "system:discovery",
      { verb: "get", url: "/apis/apps/v1" },
      true,
    ],
    ["system:node reads Secrets", "system:node", secrets, true],
    [
      "system:kube-controller-manager makes tokens",
      "system:kube-controller-manager",
      { ...secrets, verb: "create", resource: "serviceaccounts", subresource: "token" },
      true,
    ],
    [
      "system:auth-delegator reviews tokens",
      "system:auth-delegator",
      { verb: "create", group: "authentication.k8s.io", resource: "tokenreviews" },
      true,
    ],
    ["a small controller's role is known", "system:controller:ttl-controller", secrets, false],
    [
      "the newest controller may patch every object",
      "system:controller:storage-version-migrator-controller",
      { ...secrets, verb: "patch" },
      true,
    ],
  ])("built-in: %s", (_, name, request, expected) => {
    expect(can(bound(toClusterRole(name)), web, request)).toBe(expected);
  });

  test("built-in: a Role of kube-system", () => {
    const reader = roleBinding(
      "kube-system/reads",
      toRole("extension-apiserver-authentication-reader"),
      account("shop", "web"),
    );
    const request: AccessRequest = {
      verb: "get",
      group: "",
      resource: "configmaps",
      namespace: "kube-system",
      name: "extension-apiserver-authentication",
    };
    expect(can([reader], web, request)).toBe(true);
    expect(can([reader], web, { ...request, name: "aws-auth" })).toBe(false);
  });

  test("what the program declares of a built-in role adds to it", () => {
    const more = clusterRole("cluster-admin", []);
    expect(can(bound(toClusterRole("cluster-admin"), more), web, secrets)).toBe(true);
  });
});
