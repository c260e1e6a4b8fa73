import * as k8s from "@pulumi/kubernetes";

type Namespace = k8s.core.v1.Namespace;
type Rules = k8s.types.input.rbac.v1.PolicyRule[];
type Subject = k8s.types.input.rbac.v1.Subject;

const apiGroup = "rbac.authorization.k8s.io";

function account(name: string, namespace: Namespace): k8s.core.v1.ServiceAccount {
  return new k8s.core.v1.ServiceAccount(name, { metadata: { name, namespace: namespace.metadata.name } });
}

function subject({ metadata }: k8s.core.v1.ServiceAccount): Subject {
  return { kind: "ServiceAccount", name: metadata.name, namespace: metadata.namespace };
}

/** Grants rights in one namespace. */
function grant(name: string, namespace: Namespace, subject: Subject, rules: Rules): void {
  const metadata = { name, namespace: namespace.metadata.name };
  const role = new k8s.rbac.v1.Role(name, { metadata, rules });
  const roleRef = { apiGroup, kind: "Role", name: role.metadata.name };
  new k8s.rbac.v1.RoleBinding(name, { metadata, roleRef, subjects: [subject] });
}

/** A service account with rights in the whole cluster. */
export function clusterAccount(name: string, namespace: Namespace, rules: Rules): k8s.core.v1.ServiceAccount {
  const created = account(name, namespace);
  const metadata = { name: `shop-${name}` };
  const role = new k8s.rbac.v1.ClusterRole(name, { metadata, rules });
  const roleRef = { apiGroup, kind: "ClusterRole", name: role.metadata.name };
  new k8s.rbac.v1.ClusterRoleBinding(name, { metadata, roleRef, subjects: [subject(created)] });
  return created;
}

/** The API reads the keys of payment providers, and reloads when they change. */
export function apiAccess(namespace: Namespace): k8s.core.v1.ServiceAccount {
  const api = account("api", namespace);
  grant("api", namespace, subject(api), [
    { apiGroups: [""], resources: ["secrets", "configmaps"], verbs: ["get", "list", "watch"] },
  ]);
  return api;
}

/** Developers log in with the company's single sign-on. */
export function developerAccess(namespace: Namespace): void {
  grant("developers", namespace, { apiGroup, kind: "Group", name: "system:authenticated" }, [
    { apiGroups: ["*"], resources: ["*"], verbs: ["*"] },
  ]);
}

/** The build server deploys with this account; its token is in the build server's settings. */
export function deployerAccess(namespace: Namespace): void {
  const deployer = account("deployer", namespace);
  new k8s.core.v1.Secret("deployer", {
    metadata: {
      name: "deployer",
      namespace: namespace.metadata.name,
      annotations: { "kubernetes.io/service-account.name": deployer.metadata.name },
    },
    type: "kubernetes.io/service-account-token",
  });
  new k8s.rbac.v1.ClusterRoleBinding("deployer", {
    metadata: { name: "shop-deployer" },
    roleRef: { apiGroup, kind: "ClusterRole", name: "cluster-admin" },
    subjects: [subject(deployer)],
  });
}
