import type { PolicyResource } from "@pulumi/policy";
import { Cluster, type NotSeen } from "../kubernetes/cluster";
import { type Declaration, type KubernetesObject, objectsOf } from "../kubernetes/object";
import { stackDeclaration, targetOf } from "./resources";

const EXPANDED_COMPONENTS =
  /^kubernetes:(yaml|kustomize|helm\.sh)(\/[^:]+)?:(ConfigFile|ConfigGroup|Directory|Chart)$/;
const RELEASE = "kubernetes:helm.sh/v3:Release";

const clustersByRequest = new WeakMap<object, readonly Cluster[]>();

/** The clusters that the program declares objects for; read once for all stack policies of a request. */
export function clustersOf(resources: readonly PolicyResource[]): readonly Cluster[] {
  const [first] = resources;
  if (first === undefined) return [];
  const request = targetOf(first.props);
  let clusters = clustersByRequest.get(request);
  if (clusters === undefined) {
    clusters = group(resources);
    clustersByRequest.set(request, clusters);
  }
  return clusters;
}

function group(resources: readonly PolicyResource[]): Cluster[] {
  const parents = new Set(resources.map(({ parent }) => parent?.urn));
  const byCluster = new Map<string, { objects: KubernetesObject[]; notSeen: NotSeen[] }>();
  const sorted = [...resources].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  for (const resource of sorted) {
    const declaration = stackDeclaration(resource);
    const objects = objectsOf(declaration);
    const reason = objects.length > 0 ? undefined : whyNotSeen(declaration, parents.has(resource.urn));
    if (objects.length === 0 && reason === undefined) continue;
    const cluster = declaration.cluster ?? "";
    const members = byCluster.get(cluster) ?? { objects: [], notSeen: [] };
    byCluster.set(cluster, members);
    members.objects.push(...objects);
    if (reason !== undefined) members.notSeen.push({ ...notSeen(resource, cluster), reason });
  }
  return [...byCluster].map(([id, { objects, notSeen }]) => new Cluster(id, objects, notSeen));
}

function notSeen({ urn, type, name }: PolicyResource, cluster: string) {
  return { urn, type, name, cluster };
}

/** Why the objects of a resource are not visible; `undefined` for a resource that has none, or whose children are there. */
function whyNotSeen({ type, properties }: Declaration, hasChildren: boolean): string | undefined {
  if (type === RELEASE)
    return "a Helm Release installs its chart in the cluster: its objects are no resources of the program";
  if (EXPANDED_COMPONENTS.test(type)) {
    return hasChildren
      ? undefined
      : "it is not expanded at preview: an input of it, or its provider, is not known yet";
  }
  const isObject = type.startsWith("kubernetes:") && Object.keys(properties).length === 0;
  return isObject ? "its fields are not known at preview" : undefined;
}
