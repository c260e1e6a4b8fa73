import fc from "fast-check";
import type { Identity } from "../../lib/kubernetes/rbac/identity";
import release from "../../lib/kubernetes/rbac/kubernetes-roles.json";
import type { AccessRequest } from "../../lib/kubernetes/rbac/rule";

/** Roles and bindings as the API has them, and questions on them. */
export interface RbacWorld {
  readonly roles: readonly RbacObject[];
  readonly clusterRoles: readonly RbacObject[];
  readonly roleBindings: readonly RbacBinding[];
  readonly clusterRoleBindings: readonly RbacBinding[];
  readonly questions: readonly { readonly who: Identity; readonly request: AccessRequest }[];
}

interface RbacObject {
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

interface RbacBinding extends RbacObject {
  readonly roleRef: { readonly kind: string; readonly name: string };
}

const namespace = fc.constantFrom("a", "b");
const name = fc.constantFrom("x", "y");
const verbs = ["get", "list", "create", "patch", "delete", "deletecollection", "bind", "impersonate"];
const groups = ["", "apps", "batch", "rbac.authorization.k8s.io"];
const paths = ["/metrics", "/healthz", "/healthz/live", "/apis", "/api/v1"];
const resources = [
  "pods",
  "pods/exec",
  "pods/log",
  "secrets",
  "serviceaccounts/token",
  "deployments",
  "deployments/scale",
  "cronjobs",
  "roles",
  "rolebindings",
  "nodes",
  "nodes/proxy",
  "namespaces",
  "namespaces/finalize",
];
const some = (texts: readonly string[], ...more: string[]) =>
  fc.array(fc.constantFrom(...texts, ...more), { minLength: 1, maxLength: 3 });

const rule = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      {
        verbs: some(verbs, "*", "*", "*"),
        apiGroups: some(groups, "*", "*"),
        resources: some(resources, "*", "*", "*", "*", "pods/*", "*/exec", "*/scale", "*/*"),
        resourceNames: fc.uniqueArray(name, { maxLength: 2 }),
      },
      { requiredKeys: ["verbs", "apiGroups", "resources"] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      verbs: some(["get", "post"], "*"),
      nonResourceURLs: some(paths, "*", "/healthz/*", "/api*", "/*", "/met*ics"),
    }),
  },
);
const rules = fc.array(rule, { minLength: 1, maxLength: 3 });

const subject = fc.oneof(
  fc.record({ kind: fc.constant("ServiceAccount"), name, namespace }),
  fc.record({ kind: fc.constant("ServiceAccount"), name }),
  fc.record({
    kind: fc.constant("User"),
    name: fc.constantFrom("ann", "system:anonymous", "system:serviceaccount:a:x", "system:node:n"),
  }),
  fc.record({
    kind: fc.constant("Group"),
    name: fc.constantFrom(
      "devs",
      "system:authenticated",
      "system:unauthenticated",
      "system:nodes",
      "system:serviceaccounts",
      "system:serviceaccounts:a",
    ),
  }),
);
const subjects = fc.array(subject, { minLength: 1, maxLength: 4 });

const toClusterRole = fc.record({
  kind: fc.constant("ClusterRole"),
  name: fc.oneof(
    { arbitrary: fc.constantFrom("r0", "r1"), weight: 6 },
    { arbitrary: fc.constantFrom(...Object.keys(release.clusterRoles)), weight: 3 },
    { arbitrary: fc.constantFrom("admin", "edit", "view", "cluster-admin"), weight: 1 },
    { arbitrary: fc.constant("elsewhere"), weight: 1 },
  ),
});
const toRole = fc.record({ kind: fc.constant("Role"), name: fc.constantFrom("r0", "r1", "elsewhere") });

const identity: fc.Arbitrary<Identity> = fc.oneof(
  fc.record({ kind: fc.constant("ServiceAccount"), namespace, name }),
  fc.record({ kind: fc.constant("User"), name: fc.constantFrom("ann", "system:anonymous", "system:node:n") }),
  fc.record({
    kind: fc.constant("Group"),
    name: fc.constantFrom("devs", "system:nodes", "system:serviceaccounts:a"),
  }),
);

const onResource = fc
  .record({
    verb: fc.constantFrom(...verbs),
    group: fc.constantFrom(...groups),
    path: fc.constantFrom(...resources),
    namespace: fc.option(namespace, { nil: undefined }),
    name: fc.option(name, { nil: undefined }),
  })
  .map(({ path, ...of }) => {
    const [resource = "", subresource] = path.split("/");
    return { ...of, resource, subresource };
  });
const onPath = fc.record({ verb: fc.constantFrom("get", "post"), url: fc.constantFrom(...paths) });
const request: fc.Arbitrary<AccessRequest> = fc.oneof(
  { arbitrary: onResource, weight: 5 },
  { arbitrary: onPath, weight: 1 },
);

const named = <Rest>(rest: fc.Arbitrary<Rest>) =>
  fc
    .array(rest, { minLength: 1, maxLength: 2 })
    .map((all) => all.map((each, index) => ({ metadata: { name: `r${index}` }, ...each })));
const namedInNamespace = <Rest>(rest: fc.Arbitrary<Rest>) =>
  fc
    .array(fc.tuple(namespace, rest), { maxLength: 3 })
    .map((all) =>
      all.map(([where, each], index) => ({ metadata: { name: `r${index}`, namespace: where }, ...each })),
    );

/** A small world, so that its parts meet. */
export const rbacWorld: fc.Arbitrary<RbacWorld> = fc.record({
  roles: namedInNamespace(fc.record({ rules })),
  clusterRoles: named(fc.record({ rules })),
  roleBindings: namedInNamespace(fc.record({ roleRef: fc.oneof(toClusterRole, toRole), subjects })),
  clusterRoleBindings: named(fc.record({ roleRef: toClusterRole, subjects })),
  questions: fc.array(fc.record({ who: identity, request }), { minLength: 10, maxLength: 10 }),
});
