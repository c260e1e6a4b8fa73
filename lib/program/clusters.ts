import { Cluster, type NotSeen } from "../kubernetes/cluster";
import { type Declaration, type KubernetesObject, objectsOf } from "../kubernetes/object";
import { UNKNOWN, type Unknown, type ValueMap } from "../kubernetes/value";

/** A resource of a program, with what the stack knows of it. */
export interface ProgramResource {
  readonly declaration: Declaration;
  readonly name: string;
  /** The URN of its parent. */
  readonly parent?: string | undefined;
}

const COMPONENTS =
  /^kubernetes:(yaml|kustomize|helm\.sh)(\/[^:]+)?:(ConfigFile|ConfigGroup|Directory|Chart)$/;
const RELEASE = "kubernetes:helm.sh/v3:Release";

/** The clusters that a program declares objects for, in the order of URNs, so that findings come in a stable order. */
export function clustersOf(resources: readonly ProgramResource[]): Cluster[] {
  const parents = new Set(resources.map(({ parent }) => parent));
  const byCluster = new Map<string, { objects: KubernetesObject[]; notSeen: NotSeen[] }>();
  for (const resource of inOrderOfUrns(resources)) {
    const { declaration, name } = resource;
    const { urn, type, cluster = "" } = declaration;
    const objects = objectsOf(declaration);
    const reason = objects.length > 0 ? undefined : whyNotSeen(declaration, urn !== null && parents.has(urn));
    if (objects.length === 0 && reason === undefined) continue;
    const members = byCluster.get(cluster) ?? { objects: [], notSeen: [] };
    byCluster.set(cluster, members);
    members.objects.push(...objects);
    if (reason !== undefined)
      members.notSeen.push({ urn, type, name, cluster, reason, ...kindOf(declaration) });
  }
  return [...byCluster].map(([id, { objects, notSeen }]) => new Cluster(id, objects, notSeen));
}

/** The cluster and the default namespace that a provider's settings say, as a part of a declaration. */
export function targetOf(
  providerUrn: string,
  settings: ValueMap,
): { cluster: string; defaultNamespace?: string | Unknown } {
  const { namespace } = settings;
  const cluster = clusterOf(providerUrn, settings);
  if (namespace === UNKNOWN) return { cluster, defaultNamespace: UNKNOWN };
  return typeof namespace === "string" && namespace !== ""
    ? { cluster, defaultNamespace: namespace }
    : { cluster };
}

/** Providers with equal known settings reach one cluster; without settings it is the ambient one, as for manifests. */
function clusterOf(urn: string, settings: ValueMap): string {
  const target = [settings["kubeconfig"], settings["context"], settings["cluster"]];
  if (target.includes(UNKNOWN)) return urn;
  return target.every((setting) => setting === undefined) ? "" : JSON.stringify(target);
}

/** The kind of a single object that its token names; nothing for a chart, a component or a List. */
function kindOf({ type }: Declaration): { kind?: string } {
  const [object] = objectsOf({ urn: null, type, properties: {} });
  return object === undefined || type.endsWith("List") ? {} : { kind: object.type };
}

/** Why the objects of a resource are not visible; `undefined` for one that has none, or whose children are there. */
function whyNotSeen({ type, properties }: Declaration, hasChildren: boolean): string | undefined {
  if (type === RELEASE)
    return "a Helm Release installs its chart in the cluster, so its objects, hooks included, are no resources here";
  if (COMPONENTS.test(type)) {
    return hasChildren
      ? undefined
      : "it is not expanded: its provider or one of its inputs is not known before deployment";
  }
  if (type.endsWith("List") && type.startsWith("kubernetes:") && properties["items"] === UNKNOWN) {
    return "its items are not known before deployment";
  }
  const isBare = type.startsWith("kubernetes:") && Object.keys(properties).length === 0;
  return isBare ? "its fields are not known before deployment" : undefined;
}

function inOrderOfUrns(resources: readonly ProgramResource[]): ProgramResource[] {
  const urnOf = ({ declaration }: ProgramResource) => declaration.urn ?? "";
  return [...resources].sort((a, b) => (urnOf(a) < urnOf(b) ? -1 : Number(urnOf(a) > urnOf(b))));
}
