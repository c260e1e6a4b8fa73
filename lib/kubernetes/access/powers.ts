import type { Ask } from "./rule";

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  "": [
    "pods",
    "secrets",
    "configmaps",
    "serviceaccounts",
    "services",
    "persistentvolumeclaims",
    "nodes",
    "namespaces",
  ],
  apps: ["deployments", "daemonsets", "statefulsets", "replicasets"],
  batch: ["jobs", "cronjobs"],
  "rbac.authorization.k8s.io": ["roles", "rolebindings", "clusterroles", "clusterrolebindings"],
  "admissionregistration.k8s.io": ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
};
const WRITES = ["create", "update", "patch", "delete"];

/** Every way to change the objects that matter. */
export const WRITE_ANYTHING: readonly Ask[] = Object.entries(GROUPS).flatMap(([group, resources]) =>
  resources.flatMap((resource) => WRITES.map((verb) => ({ verb, group, resource }))),
);

/** Every way to read the content of Secrets through the API. */
export const READ_SECRETS: readonly Ask[] = ["get", "list", "watch"].map((verb) => ({
  verb,
  group: "",
  resource: "secrets",
}));
