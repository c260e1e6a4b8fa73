import { type AccessRequest, SOMEWHERE } from "../../../lib/kubernetes/rbac/rule";
import { type Truth, UNKNOWN, type Value } from "../../../lib/model/value";
import {
  account,
  can,
  clusterRole,
  clusterRoleBinding,
  declared,
  getPods,
  type Resource,
  rbac,
  roleBinding,
  rule,
  toClusterRole,
  web,
} from "./support";

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
  const nodes: AccessRequest = { verb: "get", group: "", resource: "nodes", subresource: "proxy" };
  const patchNamespace: AccessRequest = { verb: "patch", group: "", resource: "namespaces", name: "shop" };
  const metrics: AccessRequest = { verb: "get", url: "/metrics" };

  test.each<[name: string, program: Resource[], request: AccessRequest, expected: Truth]>([
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
  ])("%s", (_, program, request, expected) => {
    expect(can(program, web, request)).toBe(expected);
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
