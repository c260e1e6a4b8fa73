import type { Identity } from "../../../lib/kubernetes/rbac/identity";
import { type Truth, UNKNOWN, type Value } from "../../../lib/model/value";
import {
  account,
  can,
  clusterRole,
  clusterRoleBinding,
  declared,
  getPods,
  group,
  READER,
  type Resource,
  role,
  roleBinding,
  serviceAccount,
  toClusterRole,
  toRole,
  user,
  web,
} from "./support";

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
