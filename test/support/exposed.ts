import type { Value, ValueMap } from "../../lib/model/value";
import { deployment, type Manifest, object, type Tweaks } from "./builders";

const RBAC = "rbac.authorization.k8s.io/v1";
const LABELS = { "spec.template.metadata.labels": { app: "web" } };

/** The Deployment `shop/web`, which the Service `exposedBy` leads to, with its token mounted unless changed. */
export function exposedWeb(spec: Tweaks = {}, tweaks: Tweaks = {}): Manifest {
  return deployment("shop/web", { automountServiceAccountToken: true, ...spec }, { ...LABELS, ...tweaks });
}

/** The Service in front of `shop/web`, of some type. */
export function exposedBy(type: Value): Manifest {
  return object("v1", "Service", "shop/web", {
    spec: { type, selector: { app: "web" }, ports: [{ port: 80 }] },
  });
}

/** A ClusterRole and its binding to the account of `shop/web`: in the whole cluster, or in one namespace. */
export function webMay(rules: readonly ValueMap[], namespace?: string): [role: Manifest, binding: Manifest] {
  const kind = namespace === undefined ? "ClusterRoleBinding" : "RoleBinding";
  return [
    object(RBAC, "ClusterRole", "web", { rules }),
    object(RBAC, kind, namespace === undefined ? "web" : `${namespace}/web`, {
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "web" },
      subjects: [{ kind: "ServiceAccount", name: "web", namespace: "shop" }],
    }),
  ];
}

/** A rule on the resources of one API group. */
export function rule(verbs: readonly string[], group: string, ...resources: readonly string[]): ValueMap {
  return { apiGroups: [group], resources, verbs };
}
