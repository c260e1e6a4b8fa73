import * as k8s from "@pulumi/kubernetes";

/** The API reads its own configuration from the cluster. */
export function apiAccess(namespace: k8s.core.v1.Namespace): k8s.core.v1.ServiceAccount {
  const metadata = { name: "api", namespace: namespace.metadata.name };
  const account = new k8s.core.v1.ServiceAccount("api", { metadata });
  const role = new k8s.rbac.v1.Role("api", {
    metadata,
    rules: [{ apiGroups: [""], resources: ["secrets", "configmaps"], verbs: ["get", "list", "watch"] }],
  });
  new k8s.rbac.v1.RoleBinding("api", {
    metadata,
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
    subjects: [{ kind: "ServiceAccount", name: account.metadata.name, namespace: namespace.metadata.name }],
  });
  return account;
}

/** The pipeline deploys with this account, and the nightly report cleans up with it. */
export function deployerAccess(namespace: k8s.core.v1.Namespace): k8s.core.v1.ServiceAccount {
  const account = new k8s.core.v1.ServiceAccount("deployer", {
    metadata: { name: "deployer", namespace: namespace.metadata.name },
  });
  new k8s.rbac.v1.ClusterRoleBinding("deployer", {
    metadata: { name: "shop-deployer" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
    subjects: [{ kind: "ServiceAccount", name: account.metadata.name, namespace: namespace.metadata.name }],
  });
  new k8s.rbac.v1.ClusterRole("developers", {
    metadata: { name: "shop-developers" },
    rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }],
  });
  new k8s.rbac.v1.RoleBinding("developers", {
    metadata: { name: "developers", namespace: namespace.metadata.name },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "shop-developers" },
    subjects: [{ kind: "Group", name: "system:authenticated", apiGroup: "rbac.authorization.k8s.io" }],
  });
  return account;
}
