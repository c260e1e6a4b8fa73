import { Cluster } from "../../../lib/kubernetes/cluster";
import type { Identity } from "../../../lib/kubernetes/rbac/identity";
import { type Rbac, rbacOf } from "../../../lib/kubernetes/rbac/rbac";
import type { AccessRequest } from "../../../lib/kubernetes/rbac/rule";
import { objectsOf } from "../../../lib/model/declared-resource";
import type { Truth, Value, ValueMap } from "../../../lib/model/value";

const API = "rbac.authorization.k8s.io";

/** A resource of a program: its properties, and what Pulumi knows of it. */
export interface Resource {
  readonly properties: ValueMap;
  readonly type?: string;
  readonly urn?: string;
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
}

export function clusterOf(...resources: Resource[]): Cluster {
  const objects = resources.flatMap((resource) => objectsOf({ urn: null, type: "", ...resource }));
  return new Cluster("", objects);
}

export function rbac(...resources: Resource[]): Rbac {
  return rbacOf(clusterOf(...resources));
}

export function can(resources: readonly Resource[], identity: Identity, request: AccessRequest): Truth {
  return rbac(...resources).can(identity, request).verdict;
}

export function declared(kind: string, name: Value | undefined, rest: ValueMap = {}): Resource {
  const [first, second] = typeof name === "string" ? name.split("/") : [];
  const metadata: ValueMap = second === undefined ? { name } : { namespace: first, name: second };
  const isCore = ["ServiceAccount", "Namespace", "Secret", "Pod"].includes(kind);
  return {
    properties: { apiVersion: isCore ? "v1" : `${API}/v1`, kind, ...rest, metadata: merged(metadata, rest) },
  };
}

function merged(metadata: ValueMap, { metadata: more }: ValueMap): ValueMap {
  return { ...metadata, ...(more as ValueMap | undefined) };
}

/** The same object as a Patch. */
export function patch({ properties }: Resource): Resource {
  return {
    properties,
    urn: "urn:pulumi:dev::app::patch::p",
    type: `kubernetes:${API}/v1:${String(properties["kind"])}Patch`,
  };
}

export const clusterRole = (name: Value, rules: Value, rest: ValueMap = {}): Resource =>
  declared("ClusterRole", name, { rules, ...rest });

export const role = (name: Value, rules: Value, rest: ValueMap = {}): Resource =>
  declared("Role", name, { rules, ...rest });

export const clusterRoleBinding = (name: Value, roleRef: Value, ...subjects: Value[]): Resource =>
  declared("ClusterRoleBinding", name, { roleRef, subjects });

export const roleBinding = (name: Value, roleRef: Value, ...subjects: Value[]): Resource =>
  declared("RoleBinding", name, { roleRef, subjects });

export const toClusterRole = (name: Value): ValueMap => ({ apiGroup: API, kind: "ClusterRole", name });
export const toRole = (name: Value): ValueMap => ({ apiGroup: API, kind: "Role", name });

export const account = (namespace: Value | undefined, name: Value): ValueMap => ({
  kind: "ServiceAccount",
  ...(namespace === undefined ? {} : { namespace }),
  name,
});
export const user = (name: Value): ValueMap => ({ apiGroup: API, kind: "User", name });
export const group = (name: Value): ValueMap => ({ apiGroup: API, kind: "Group", name });

export const rule = (verbs: Value, apiGroups: Value, resources: Value, resourceNames?: Value): ValueMap => ({
  verbs,
  apiGroups,
  resources,
  ...(resourceNames === undefined ? {} : { resourceNames }),
});

/** The identity that tests ask about: `shop/web`, a user, or a group. */
export const serviceAccount = (namespace: string, name: string): Identity => ({
  kind: "ServiceAccount",
  namespace,
  name,
});

/** Most tests ask whether this account may read Pods of its namespace, by rules that allow just that. */
export const web = serviceAccount("shop", "web");
export const getPods = { verb: "get", group: "", resource: "pods", namespace: "shop" } as const;
export const READER: ValueMap[] = [rule(["get"], [""], ["pods"])];
