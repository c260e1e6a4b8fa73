import fc from "fast-check";
import type { Identity } from "../../../lib/kubernetes/rbac/identity";
import type { ValueMap } from "../../../lib/model/value";
import type { PlainAsk, PlainBinding, PlainProgram, PlainRole, PlainRule, PlainSubject } from "./brute-force";
import { clusterRole, declared, type Resource, role } from "./support";

const API = "rbac.authorization.k8s.io";
const verb = fc.constantFrom("get", "list", "create", "patch", "bind");
const group = fc.constantFrom("", "apps");
const namespace = fc.constantFrom("a", "b");
const name = fc.constantFrom("x", "a");
const roleName = fc.constantFrom("r0", "r1", "r2", "r3");
const some = <T>(element: fc.Arbitrary<T>, maxLength = 3) => fc.array(element, { maxLength });

const rule: fc.Arbitrary<PlainRule> = fc.record(
  {
    verbs: some(fc.oneof(verb, fc.constant("*"))),
    apiGroups: some(fc.oneof(group, fc.constant("*"))),
    resources: some(
      fc.constantFrom(
        "pods",
        "pods/exec",
        "pods/*",
        "*",
        "*/exec",
        "*/scale",
        "deployments/scale",
        "nodes",
        "namespaces",
      ),
    ),
    resourceNames: some(name, 2),
  },
  { requiredKeys: ["verbs", "apiGroups", "resources"] },
);

const subject: fc.Arbitrary<PlainSubject> = fc.oneof(
  fc.record({
    kind: fc.constant("ServiceAccount"),
    name,
    namespace: fc.option(namespace, { nil: undefined }),
  }),
  fc.record({ kind: fc.constant("User"), name: fc.constantFrom("x", "ann", "system:serviceaccount:a:x") }),
  fc.record({
    kind: fc.constant("Group"),
    name: fc.constantFrom(
      "x",
      "devs",
      "system:authenticated",
      "system:serviceaccounts",
      "system:serviceaccounts:a",
    ),
  }),
);

const label = fc.constantFrom("p", "q", "s");
const plainRole: fc.Arbitrary<PlainRole> = fc.record({
  name: roleName,
  labels: fc.oneof(fc.constant({}), fc.record({ to: label })),
  rules: some(rule),
  patched: fc.option(some(rule, 1), { nil: undefined }),
});
const plainClusterRole: fc.Arbitrary<PlainRole> = fc
  .tuple(plainRole, fc.option(fc.array(label, { minLength: 1, maxLength: 2 }), { nil: undefined }))
  .map(([of, takes]) => ({ ...of, takes }));

const binding: fc.Arbitrary<PlainBinding> = fc.record({
  namespace: fc.option(namespace, { nil: undefined }),
  roleKind: fc.constantFrom("Role", "ClusterRole"),
  roleName: fc.oneof(
    { arbitrary: roleName, weight: 9 },
    { arbitrary: fc.constant("cluster-admin"), weight: 1 },
  ),
  subjects: some(subject),
  patched: fc.option(some(subject, 1), { nil: undefined }),
});

/** Programs of a small world, so that their parts meet. */
export const program: fc.Arbitrary<PlainProgram> = fc.record({
  clusterRoles: fc.uniqueArray(plainClusterRole, { maxLength: 4, selector: (of) => of.name }),
  roles: fc.uniqueArray(
    fc.tuple(plainRole, namespace).map(([of, where]) => ({ ...of, namespace: where })),
    { maxLength: 3, selector: (of) => `${of.namespace}/${of.name}` },
  ),
  bindings: some(binding, 4),
});

export const identity: fc.Arbitrary<Identity> = fc.oneof(
  fc.record({ kind: fc.constant("ServiceAccount"), namespace, name }),
  fc
    .record({ kind: fc.constant("User"), name: fc.constantFrom("x", "ann", "system:serviceaccount:a:x") })
    .map(asAccount),
  fc.record({ kind: fc.constant("Group"), name: fc.constantFrom("x", "devs") }),
);

/** The naive evaluator does not know that some users are accounts. */
function asAccount(user: { kind: "User"; name: string }): Identity {
  return user.name.includes(":") ? { kind: "ServiceAccount", namespace: "a", name: "x" } : user;
}

export const request: fc.Arbitrary<PlainAsk> = fc
  .record({
    verb,
    group,
    path: fc.constantFrom("pods", "pods/exec", "deployments", "deployments/scale", "nodes", "namespaces"),
    namespace: fc.option(namespace, { nil: undefined }),
    name: fc.option(name, { nil: undefined }),
  })
  .map(({ path, ...of }) => {
    const [resource = "", subresource] = path.split("/");
    return { ...of, resource, subresource };
  });

/** The program as resources. */
export function resourcesOf({ clusterRoles, roles, bindings }: PlainProgram): Resource[] {
  return [
    ...clusterRoles.flatMap((of, index) => withPatch(clusterRoleOf(of), { rules: of.patched }, `c${index}`)),
    ...roles.flatMap((of, index) =>
      withPatch(role(`${of.namespace}/${of.name}`, rulesOf(of.rules)), { rules: of.patched }, `r${index}`),
    ),
    ...bindings.flatMap((of, index) =>
      withPatch(bindingOf(of, `b${index}`), { subjects: of.patched }, `b${index}`),
    ),
  ];
}

function clusterRoleOf({ name: called, labels, rules, takes }: PlainRole): Resource {
  const selectors = takes?.map((value) => ({ matchLabels: { to: value } }));
  return clusterRole(called, rulesOf(rules), {
    metadata: { labels },
    ...(selectors && { aggregationRule: { clusterRoleSelectors: selectors } }),
  });
}

function bindingOf(
  { namespace: where, roleKind, roleName: to, subjects }: PlainBinding,
  called: string,
): Resource {
  const properties = { roleRef: { apiGroup: API, kind: roleKind, name: to }, subjects: mapsOf(subjects) };
  if (where === undefined) return declared("ClusterRoleBinding", called, properties);
  return declared("RoleBinding", `${where}/${called}`, properties);
}

function withPatch(of: Resource, added: { rules?: unknown; subjects?: unknown }, id: string): Resource[] {
  const [[key, list] = []] = Object.entries(added);
  if (key === undefined || list === undefined) return [of];
  const { apiVersion, kind, metadata } = of.properties;
  const { labels: _, ...named } = metadata as ValueMap;
  return [
    of,
    {
      urn: `urn:pulumi:dev::app::patch::${id}`,
      type: `kubernetes:${API}/v1:${String(kind)}Patch`,
      properties: { apiVersion, kind, metadata: named, [key]: mapsOf(list as readonly object[]) } as ValueMap,
    },
  ];
}

const rulesOf = (rules: readonly PlainRule[]) => mapsOf(rules);
const mapsOf = (list: readonly object[]) => list.map((one) => ({ ...one }) as ValueMap);
