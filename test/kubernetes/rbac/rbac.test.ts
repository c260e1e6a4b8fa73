import type { Identity } from "../../../lib/kubernetes/rbac/identity";
import { type Ask, SOMEWHERE } from "../../../lib/kubernetes/rbac/rule";
import { type Truth, UNKNOWN, type Value } from "../../../lib/kubernetes/value";
import {
  account,
  can,
  clusterRole,
  clusterRoleBinding,
  declared,
  group,
  patch,
  type Resource,
  rbac,
  role,
  roleBinding,
  rule,
  serviceAccount,
  toClusterRole,
  toRole,
  user,
} from "./support";

const getPods = { verb: "get", group: "", resource: "pods", namespace: "shop" };
const READER = [rule(["get"], [""], ["pods"])];
const web = serviceAccount("shop", "web");
const named = (kind: "User" | "Group", name: string): Identity => ({ kind, name });

describe("subjects", () => {
  const inCluster = (subject: Value) => [
    clusterRole("reader", READER),
    clusterRoleBinding("reads", toClusterRole("reader"), subject),
  ];
  const inNamespace = (subject: Value) => [
    role("shop/reader", READER),
    roleBinding("shop/reads", toRole("reader"), subject),
  ];

  test.each<[name: string, program: Resource[], identity: Identity, expected: Truth]>([
    ["a service account", inCluster(account("shop", "web")), web, true],
    ["a service account of another name", inCluster(account("shop", "api")), web, false],
    ["a service account of another namespace", inCluster(account("db", "web")), web, false],
    [
      "a service account without namespace in a ClusterRoleBinding",
      inCluster(account(undefined, "web")),
      web,
      false,
    ],
    [
      "a service account with an empty namespace in a ClusterRoleBinding",
      inCluster(account("", "web")),
      web,
      false,
    ],
    [
      "a service account without namespace in a RoleBinding is of its namespace",
      inNamespace(account(undefined, "web")),
      web,
      true,
    ],
    [
      "that of another namespace is not",
      inNamespace(account(undefined, "web")),
      serviceAccount("db", "web"),
      false,
    ],
    [
      "a service account of another namespace in a RoleBinding",
      inNamespace(account("db", "web")),
      serviceAccount("db", "web"),
      true,
    ],
    ["a star is a name", inCluster(account("shop", "*")), web, false],
    ["case counts in names", inCluster(account("shop", "Web")), web, false],
    ["case counts in kinds", inCluster({ ...account("shop", "web"), kind: "serviceaccount" }), web, false],
    ["a subject without kind", inCluster({ name: "web", namespace: "shop" }), web, false],
    ["a subject without name", inCluster({ kind: "ServiceAccount", namespace: "shop" }), web, false],

    ["a service account as a user", inCluster(user("system:serviceaccount:shop:web")), web, true],
    [
      "a service account as a user of another namespace",
      inCluster(user("system:serviceaccount:db:web")),
      web,
      false,
    ],
    [
      "a user who is a service account",
      inCluster(account("shop", "web")),
      named("User", "system:serviceaccount:shop:web"),
      true,
    ],
    ["a user called like a service account", inCluster(user("web")), web, false],
    ["a user", inCluster(user("ann")), named("User", "ann"), true],
    ["another user", inCluster(user("ann")), named("User", "ben"), false],
    ["a group is no user", inCluster(group("ann")), named("User", "ann"), false],

    ["all service accounts", inCluster(group("system:serviceaccounts")), web, true],
    ["all service accounts of the namespace", inCluster(group("system:serviceaccounts:shop")), web, true],
    ["all service accounts of another namespace", inCluster(group("system:serviceaccounts:db")), web, false],
    ["everybody who is authenticated", inCluster(group("system:authenticated")), web, true],
    ["everybody who is not", inCluster(group("system:unauthenticated")), web, false],
    ["a group of people", inCluster(group("devs")), web, false],
    ["an anonymous user", inCluster(user("system:anonymous")), named("User", "system:anonymous"), true],
    [
      "an anonymous user is unauthenticated",
      inCluster(group("system:unauthenticated")),
      named("User", "system:anonymous"),
      true,
    ],
    [
      "an anonymous user is not authenticated",
      inCluster(group("system:authenticated")),
      named("User", "system:anonymous"),
      false,
    ],
    [
      "a member of the unauthenticated is the anonymous user",
      inCluster(user("system:anonymous")),
      named("Group", "system:unauthenticated"),
      true,
    ],
    ["a user is authenticated", inCluster(group("system:authenticated")), named("User", "ann"), true],
    [
      "a node is in the group of nodes",
      inCluster(group("system:nodes")),
      named("User", "system:node:a"),
      true,
    ],
    ["a user is not", inCluster(group("system:nodes")), named("User", "ann"), false],
    ["a group", inCluster(group("devs")), named("Group", "devs"), true],
    [
      "a member of a group is authenticated",
      inCluster(group("system:authenticated")),
      named("Group", "devs"),
      true,
    ],
    [
      "one who is authenticated is in no other group",
      inCluster(group("devs")),
      named("Group", "system:authenticated"),
      false,
    ],
    [
      "a member of the accounts of a namespace is one of all",
      inCluster(group("system:serviceaccounts")),
      named("Group", "system:serviceaccounts:shop"),
      true,
    ],
    ["system:masters may do everything", [], named("Group", "system:masters"), true],

    ["an unknown kind", inCluster({ ...account("shop", "web"), kind: UNKNOWN }), web, UNKNOWN],
    ["an unknown name", inCluster(account("shop", UNKNOWN)), web, UNKNOWN],
    ["an unknown name in another namespace", inCluster(account("db", UNKNOWN)), web, false],
    ["an unknown namespace", inCluster(account(UNKNOWN, "web")), web, UNKNOWN],
    ["an unknown namespace of another name", inCluster(account(UNKNOWN, "api")), web, false],
    ["an unknown user", inCluster(user(UNKNOWN)), named("User", "ann"), UNKNOWN],
    ["an unknown user may be a service account", inCluster(user(UNKNOWN)), web, UNKNOWN],
    ["an unknown group", inCluster(group(UNKNOWN)), web, UNKNOWN],
    ["an unknown subject", inCluster(UNKNOWN), web, UNKNOWN],
    [
      "unknown subjects",
      [
        clusterRole("reader", READER),
        declared("ClusterRoleBinding", "b", { roleRef: toClusterRole("reader"), subjects: UNKNOWN }),
      ],
      web,
      UNKNOWN,
    ],
    [
      "a binding without subjects",
      [
        clusterRole("reader", READER),
        declared("ClusterRoleBinding", "b", { roleRef: toClusterRole("reader") }),
      ],
      web,
      false,
    ],
    [
      "an unknown subject beside one that matches",
      [
        ...inCluster(account("shop", UNKNOWN)),
        clusterRoleBinding("more", toClusterRole("reader"), account("shop", "web")),
      ],
      web,
      true,
    ],
  ])("%s", (_, program, identity, expected) => {
    expect(can(program, identity, getPods)).toBe(expected);
  });
});

describe("scopes", () => {
  const inCluster = (...rules: Value[]) => [
    clusterRole("some", rules),
    clusterRoleBinding("binding", toClusterRole("some"), account("shop", "web")),
  ];
  const inNamespace = (...rules: Value[]) => [
    clusterRole("some", rules),
    roleBinding("shop/binding", toClusterRole("some"), account("shop", "web")),
  ];
  const pods = rule(["get"], [""], ["pods"]);
  const everything = rule(["*"], ["*"], ["*"]);
  const nodes: Ask = { verb: "get", group: "", resource: "nodes", subresource: "proxy" };
  const patchNamespace: Ask = { verb: "patch", group: "", resource: "namespaces", name: "shop" };
  const metrics: Ask = { verb: "get", url: "/metrics" };

  test.each<[name: string, program: Resource[], ask: Ask, expected: Truth]>([
    ["a ClusterRoleBinding in any namespace", inCluster(pods), { ...getPods, namespace: "db" }, true],
    ["a ClusterRoleBinding in all namespaces", inCluster(pods), { ...getPods, namespace: undefined }, true],
    ["a RoleBinding in its namespace", inNamespace(pods), getPods, true],
    ["a RoleBinding in another namespace", inNamespace(pods), { ...getPods, namespace: "db" }, false],
    ["a RoleBinding in all namespaces", inNamespace(pods), { ...getPods, namespace: undefined }, false],
    ["a RoleBinding somewhere", inNamespace(pods), { ...getPods, namespace: SOMEWHERE }, true],
    ["a ClusterRoleBinding somewhere", inCluster(pods), { ...getPods, namespace: SOMEWHERE }, true],
    [
      "a RoleBinding in a namespace that is not known, somewhere",
      [
        clusterRole("some", [pods]),
        declared("RoleBinding", "b", {
          metadata: { namespace: UNKNOWN },
          roleRef: toClusterRole("some"),
          subjects: [account("shop", "web")],
        }),
      ],
      { ...getPods, namespace: SOMEWHERE },
      true,
    ],
    [
      "a RoleBinding in a namespace that is not known",
      [
        clusterRole("some", [pods]),
        declared("RoleBinding", "b", {
          metadata: { namespace: UNKNOWN },
          roleRef: toClusterRole("some"),
          subjects: [account("shop", "web")],
        }),
      ],
      getPods,
      UNKNOWN,
    ],
    ["a ClusterRoleBinding on a cluster-scoped resource", inCluster(everything), nodes, true],
    ["a RoleBinding on a cluster-scoped resource", inNamespace(everything), nodes, false],
    [
      "a RoleBinding on a cluster-scoped resource that is asked for in a namespace",
      inNamespace(everything),
      { ...nodes, namespace: "shop" },
      false,
    ],
    [
      "a RoleBinding on a cluster-scoped resource somewhere",
      inNamespace(everything),
      { ...nodes, namespace: SOMEWHERE },
      false,
    ],
    [
      "a RoleBinding to impersonate users",
      inNamespace(everything),
      { verb: "impersonate", group: "", resource: "users", namespace: "shop" },
      false,
    ],
    [
      "a RoleBinding to impersonate accounts",
      inNamespace(everything),
      { verb: "impersonate", group: "", resource: "serviceaccounts", namespace: "shop" },
      true,
    ],
    [
      "a RoleBinding to bind ClusterRoles in its namespace",
      inNamespace(everything),
      { verb: "bind", group: "rbac.authorization.k8s.io", resource: "clusterroles", namespace: "shop" },
      true,
    ],
    [
      "a RoleBinding to bind ClusterRoles in the whole cluster",
      inNamespace(everything),
      { verb: "bind", group: "rbac.authorization.k8s.io", resource: "clusterroles" },
      false,
    ],
    ["a RoleBinding on its own Namespace", inNamespace(everything), patchNamespace, true],
    ["a RoleBinding on another Namespace", inNamespace(everything), { ...patchNamespace, name: "db" }, false],
    ["a RoleBinding to list Namespaces", inNamespace(everything), { ...patchNamespace, verb: "list" }, false],
    [
      "a RoleBinding to create its Namespace",
      inNamespace(everything),
      { ...patchNamespace, verb: "create" },
      false,
    ],
    [
      "a RoleBinding to finalize its Namespace",
      inNamespace(everything),
      { ...patchNamespace, verb: "update", subresource: "finalize" },
      true,
    ],
    [
      "a ClusterRoleBinding on a path",
      inCluster({ verbs: ["get"], nonResourceURLs: ["/metrics"] }),
      metrics,
      true,
    ],
    [
      "a RoleBinding on a path",
      inNamespace({ verbs: ["get"], nonResourceURLs: ["/metrics"] }),
      metrics,
      false,
    ],
  ])("%s", (_, program, ask, expected) => {
    expect(can(program, web, ask)).toBe(expected);
  });

  test("a binding answers for its own scope", () => {
    const known = rbac(...inNamespace(everything));
    const [binding] = known.bindings;
    if (binding === undefined) throw new Error("no binding");
    expect(known.allows(binding, getPods).verdict).toBe(true);
    expect(known.allows(binding, { ...getPods, namespace: SOMEWHERE }).verdict).toBe(true);
    expect(known.allows(binding, { ...getPods, namespace: "db" })).toEqual({ verdict: false });
    expect(known.allows(binding, nodes)).toEqual({ verdict: false });
  });
});

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

  const secrets: Ask = { verb: "list", group: "", resource: "secrets", namespace: "shop" };
  const ofNodes: Ask = { verb: "get", group: "", resource: "nodes" };
  test.each<[name: string, role: string, ask: Ask, expected: Truth]>([
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
    [
      "a controller's role that is not listed is unknown",
      "system:controller:ttl-controller",
      secrets,
      UNKNOWN,
    ],
  ])("built-in: %s", (_, name, ask, expected) => {
    expect(can(bound(toClusterRole(name)), web, ask)).toBe(expected);
  });

  test("built-in: a Role of kube-system", () => {
    const reader = roleBinding(
      "kube-system/reads",
      toRole("extension-apiserver-authentication-reader"),
      account("shop", "web"),
    );
    const ask: Ask = {
      verb: "get",
      group: "",
      resource: "configmaps",
      namespace: "kube-system",
      name: "extension-apiserver-authentication",
    };
    expect(can([reader], web, ask)).toBe(true);
    expect(can([reader], web, { ...ask, name: "aws-auth" })).toBe(false);
  });

  test("what the program declares of a built-in role adds to it", () => {
    const more = clusterRole("cluster-admin", []);
    expect(can(bound(toClusterRole("cluster-admin"), more), web, secrets)).toBe(true);
  });
});

describe("patches", () => {
  const binding = clusterRoleBinding("binding", toClusterRole("reader"), account("shop", "web"));
  const unnamed = (of: Resource) => patch({ properties: { ...of.properties, metadata: { name: UNKNOWN } } });

  test.each<[name: string, program: Resource[], expected: Truth]>([
    ["add rules to a role", [binding, clusterRole("reader", []), patch(clusterRole("reader", READER))], true],
    [
      "keep the rules of a role",
      [binding, clusterRole("reader", READER), patch(clusterRole("reader", []))],
      true,
    ],
    [
      "are no rules of another role",
      [binding, clusterRole("reader", []), patch(clusterRole("writer", READER))],
      false,
    ],
    ["tell some rules of a role that is elsewhere", [binding, patch(clusterRole("reader", READER))], true],
    [
      "do not tell all rules of a role that is elsewhere",
      [binding, patch(clusterRole("reader", []))],
      UNKNOWN,
    ],
    [
      "may be of any role while their name is unknown",
      [binding, clusterRole("reader", []), unnamed(clusterRole("reader", READER))],
      UNKNOWN,
    ],
    [
      "add subjects to a binding",
      [
        clusterRoleBinding("binding", toClusterRole("reader")),
        patch(declared("ClusterRoleBinding", "binding", { subjects: [account("shop", "web")] })),
        clusterRole("reader", READER),
      ],
      true,
    ],
    [
      "add subjects to a binding of which nobody knows the role",
      [patch(declared("ClusterRoleBinding", "binding", { subjects: [account("shop", "web")] }))],
      UNKNOWN,
    ],
    [
      "add subjects to the binding of cluster-admin",
      [patch(declared("ClusterRoleBinding", "cluster-admin", { subjects: [account("shop", "web")] }))],
      true,
    ],
    [
      "add subjects to the binding of a harmless role",
      [patch(declared("ClusterRoleBinding", "system:discovery", { subjects: [account("shop", "web")] }))],
      false,
    ],
    [
      "add rules to a built-in role",
      [
        clusterRoleBinding("b", toClusterRole("system:discovery"), account("shop", "web")),
        patch(clusterRole("system:discovery", READER)),
      ],
      true,
    ],
    [
      "add rules to a Role of their namespace",
      [
        roleBinding("shop/b", toRole("reader"), account("shop", "web")),
        role("shop/reader", []),
        patch(role("shop/reader", READER)),
      ],
      true,
    ],
    [
      "add no rules to a Role of another namespace",
      [
        roleBinding("shop/b", toRole("reader"), account("shop", "web")),
        role("shop/reader", []),
        patch(role("db/reader", READER)),
      ],
      false,
    ],
  ])("%s", (_, program, expected) => {
    expect(can(program, web, getPods)).toBe(expected);
  });
});

describe("witnesses", () => {
  const program = [
    clusterRole("reader", [rule(["list"], [""], ["nodes"]), ...READER]),
    clusterRoleBinding("reads", toClusterRole("reader"), account("db", "web"), account("shop", "web")),
  ];

  test("tell the binding, the subject, the role and the rule", () => {
    const { witness } = rbac(...program).can(web, getPods);
    expect(witness?.binding.title).toBe('ClusterRoleBinding "reads"');
    expect(witness?.subject.path).toBe("subjects[1]");
    expect(witness?.role).toBe('ClusterRole "reader"');
    expect(witness?.rule?.path).toBe("rules[1]");
    expect(witness?.rule?.owner.title).toBe('ClusterRole "reader"');
  });

  test("of a built-in role have no rule", () => {
    const { witness } = rbac(clusterRoleBinding("b", toClusterRole("edit"), account("shop", "web"))).can(
      web,
      getPods,
    );
    expect(witness?.role).toBe('ClusterRole "edit"');
    expect(witness?.rule).toBeUndefined();
  });

  test("are there for open questions, and not for what is refused", () => {
    const open = rbac(clusterRoleBinding("b", toClusterRole("elsewhere"), account("shop", "web")));
    expect(open.can(web, getPods).witness?.role).toBe('ClusterRole "elsewhere"');
    expect(open.can(serviceAccount("db", "web"), getPods)).toEqual({ verdict: false });
  });

  test("are of the certain grant, whichever comes first", () => {
    const open = clusterRoleBinding("open", toClusterRole(UNKNOWN), account("shop", "web"));
    for (const all of [
      [open, ...program],
      [...program, open],
    ]) {
      expect(rbac(...all).can(web, getPods).witness?.binding.title).toBe('ClusterRoleBinding "reads"');
    }
  });
});

describe("grants", () => {
  test("of an identity are the bindings that apply to it, the certain ones first", () => {
    const known = rbac(
      clusterRoleBinding("open", toClusterRole("view"), account("shop", UNKNOWN)),
      clusterRoleBinding("own", toClusterRole("view"), account("shop", "web"), group("system:authenticated")),
      roleBinding("db/group", toClusterRole("edit"), group("system:serviceaccounts:shop")),
      clusterRoleBinding("other", toClusterRole("edit"), account("shop", "api")),
    );
    const grants = known.grantsOf(web).map(({ binding, verdict }) => [binding.object.title, verdict]);
    expect(grants).toEqual([
      ['ClusterRoleBinding "own"', true],
      ['RoleBinding "db/group"', true],
      ['ClusterRoleBinding "open"', UNKNOWN],
    ]);
  });

  test("of a binding are those of its role", () => {
    const known = rbac(clusterRole("reader", READER), clusterRoleBinding("reads", toClusterRole("reader")));
    const [binding] = known.bindings;
    if (binding === undefined) throw new Error("no binding");
    const { name, kind, object, isBuiltIn, rules } = known.roleOf(binding);
    expect([name, kind, object?.title, isBuiltIn]).toEqual([
      "reader",
      "ClusterRole",
      'ClusterRole "reader"',
      false,
    ]);
    expect(rules).toHaveLength(1);
  });
});
