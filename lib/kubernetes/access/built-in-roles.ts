import type { Rule } from "./rule";

function rule(apiGroups: readonly string[], resources: readonly string[], verbs: readonly string[]): Rule {
  return { apiGroups, resources, verbs, resourceNames: [] };
}

const READ = ["get", "list", "watch"];
const WRITE = ["create", "update", "patch", "delete", "deletecollection"];

const VIEW: readonly Rule[] = [
  rule(
    [""],
    [
      "pods",
      "pods/log",
      "pods/status",
      "services",
      "endpoints",
      "configmaps",
      "serviceaccounts",
      "persistentvolumeclaims",
      "replicationcontrollers",
      "events",
      "limitranges",
      "resourcequotas",
      "namespaces",
    ],
    READ,
  ),
  rule(["apps"], ["deployments", "daemonsets", "statefulsets", "replicasets", "controllerrevisions"], READ),
  rule(["batch"], ["jobs", "cronjobs"], READ),
  rule(["networking.k8s.io"], ["ingresses", "networkpolicies"], READ),
  rule(["autoscaling"], ["horizontalpodautoscalers"], READ),
  rule(["policy"], ["poddisruptionbudgets"], READ),
];
const EDIT: readonly Rule[] = [
  ...VIEW,
  rule(
    [""],
    ["pods/attach", "pods/exec", "pods/portforward", "pods/proxy", "secrets", "services/proxy"],
    READ,
  ),
  rule([""], ["serviceaccounts"], ["impersonate"]),
  rule([""], ["pods/eviction"], ["create"]),
  rule([""], ["serviceaccounts/token"], ["create"]),
  rule(
    [""],
    [
      "pods",
      "pods/attach",
      "pods/exec",
      "pods/portforward",
      "pods/proxy",
      "configmaps",
      "events",
      "persistentvolumeclaims",
      "replicationcontrollers",
      "secrets",
      "serviceaccounts",
      "services",
      "services/proxy",
    ],
    WRITE,
  ),
  rule(
    ["apps"],
    [
      "deployments",
      "daemonsets",
      "statefulsets",
      "replicasets",
      "deployments/scale",
      "replicasets/scale",
      "statefulsets/scale",
      "deployments/rollback",
    ],
    WRITE,
  ),
  rule(["batch"], ["jobs", "cronjobs"], WRITE),
  rule(["networking.k8s.io"], ["ingresses", "networkpolicies"], WRITE),
  rule(["autoscaling"], ["horizontalpodautoscalers"], WRITE),
  rule(["policy"], ["poddisruptionbudgets"], WRITE),
];
const ADMIN: readonly Rule[] = [
  ...EDIT,
  rule(["authorization.k8s.io"], ["localsubjectaccessreviews"], ["create"]),
  rule(["rbac.authorization.k8s.io"], ["roles", "rolebindings"], [...READ, ...WRITE]),
];

/** The user-facing roles of every cluster. Source: the bootstrap policy of the RBAC authorizer. */
export const BUILT_IN_ROLES: Readonly<Record<string, readonly Rule[]>> = {
  "cluster-admin": [rule(["*"], ["*"], ["*"])],
  admin: ADMIN,
  edit: EDIT,
  view: VIEW,
};
