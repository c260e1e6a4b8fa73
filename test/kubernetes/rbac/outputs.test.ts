import type { Identity } from "../../../lib/kubernetes/rbac/identity";
import { type Truth, UNKNOWN, type ValueMap } from "../../../lib/model/value";
import { account, can, type Resource, rule, serviceAccount, toClusterRole, toRole } from "./support";

const API = "rbac.authorization.k8s.io";
const urn = (kind: string, name: string) => `urn:pulumi:dev::app::kubernetes:${kind}::${name}`;
const NAMESPACE = urn("Namespace", "shop");
const ACCOUNT = urn("ServiceAccount", "web");
const ROLE = urn("Role", "reader");
const CLUSTER_ROLE = urn("ClusterRole", "reader");

/** A resource whose name Pulumi chooses. */
const autonamed = (token: string, at: string, properties: ValueMap = {}, dependencies = {}): Resource => ({
  urn: at,
  type: `kubernetes:${token}`,
  properties: { metadata: {}, ...properties },
  dependencies,
});

const rules = [rule(["get"], [""], ["pods"])];
const inOutput: ValueMap = { metadata: { namespace: UNKNOWN } };
const namespace = autonamed("core/v1:Namespace", NAMESPACE);
const serviceAccountInIt = autonamed("core/v1:ServiceAccount", ACCOUNT, inOutput, { metadata: [NAMESPACE] });
const role = autonamed(`${API}/v1:Role`, ROLE, { ...inOutput, rules }, { metadata: [NAMESPACE] });
const clusterRole = autonamed(`${API}/v1:ClusterRole`, CLUSTER_ROLE, { rules });
const binding = (roleRef: ValueMap, subject: ValueMap, dependencies: Record<string, string[]>): Resource =>
  autonamed(
    `${API}/v1:RoleBinding`,
    urn("RoleBinding", "b"),
    { ...inOutput, roleRef, subjects: [subject] },
    { metadata: [NAMESPACE], ...dependencies },
  );
const clusterBinding = (
  roleRef: ValueMap,
  subject: ValueMap,
  dependencies: Record<string, string[]>,
): Resource =>
  autonamed(
    `${API}/v1:ClusterRoleBinding`,
    urn("ClusterRoleBinding", "b"),
    { roleRef, subjects: [subject] },
    dependencies,
  );

const subject = account(UNKNOWN, UNKNOWN);
const declared = [namespace, serviceAccountInIt, role, clusterRole];
const other = autonamed("core/v1:ServiceAccount", urn("ServiceAccount", "api"), inOutput, {
  metadata: [NAMESPACE],
});

test.each<[name: string, program: Resource[], identity: Identity, expected: Truth]>([
  [
    "all names are outputs of the program",
    [...declared, binding(toRole(UNKNOWN), subject, { roleRef: [ROLE], subjects: [ACCOUNT, NAMESPACE] })],
    serviceAccount(NAMESPACE, ACCOUNT),
    true,
  ],
  [
    "another account of the program",
    [...declared, binding(toRole(UNKNOWN), subject, { roleRef: [ROLE], subjects: [ACCOUNT, NAMESPACE] })],
    serviceAccount(NAMESPACE, urn("ServiceAccount", "api")),
    false,
  ],
  [
    "the namespace comes from the account",
    [...declared, binding(toRole(UNKNOWN), subject, { roleRef: [ROLE], subjects: [ACCOUNT] })],
    serviceAccount(NAMESPACE, ACCOUNT),
    true,
  ],
  [
    "a subject in the binding's namespace",
    [...declared, binding(toRole(UNKNOWN), account(undefined, "default"), { roleRef: [ROLE] })],
    serviceAccount(NAMESPACE, "default"),
    true,
  ],
  [
    "a namespace that has a name may be the one that is not known",
    [...declared, binding(toRole(UNKNOWN), account("shop", "default"), { roleRef: [ROLE] })],
    serviceAccount(NAMESPACE, "default"),
    UNKNOWN,
  ],
  [
    "a ClusterRole by its output",
    [
      ...declared,
      clusterBinding(toClusterRole(UNKNOWN), account("shop", "web"), { roleRef: [CLUSTER_ROLE] }),
    ],
    serviceAccount("shop", "web"),
    true,
  ],
  [
    "a role by an output of something else",
    [...declared, clusterBinding(toClusterRole(UNKNOWN), account("shop", "web"), { roleRef: [ACCOUNT] })],
    serviceAccount("shop", "web"),
    UNKNOWN,
  ],
  [
    "an account by outputs of two",
    [
      ...declared,
      other,
      clusterBinding(toClusterRole(UNKNOWN), subject, {
        roleRef: [CLUSTER_ROLE],
        subjects: [ACCOUNT, urn("ServiceAccount", "api")],
      }),
    ],
    serviceAccount(NAMESPACE, ACCOUNT),
    UNKNOWN,
  ],
  [
    "a role of the program by a name that it may get",
    [...declared, clusterBinding(toClusterRole("reader"), account("shop", "web"), {})],
    serviceAccount("shop", "web"),
    UNKNOWN,
  ],
])("outputs: %s", (_, program, identity, expected) => {
  const namespaceAsked = identity.kind === "ServiceAccount" ? identity.namespace : "shop";
  expect(
    can(program, identity, { verb: "get", group: "", resource: "pods", namespace: namespaceAsked }),
  ).toBe(expected);
});
