import { oldCalendarsIn } from "../cloud/calendar-age";
import { cloudOperatorOf } from "../cloud/cloud-operator";
import { managedClustersIn } from "../cloud/managed-cluster";
import { Cluster, type NotSeen, type Program } from "../kubernetes/cluster";
import { type Declaration, type DeclaredResource, declaredBy, objectsOf } from "../model/declared-resource";
import { Resources } from "../model/resources";
import { UNKNOWN, type ValueMap } from "../model/value";

/** A resource of a program, with what the stack knows of it. */
export interface ProgramResource {
  readonly declaration: Declaration;
  readonly name: string;
}

const COMPONENTS =
  /^kubernetes:(yaml|kustomize|helm\.sh)(\/[^:]+)?:(ConfigFile|ConfigGroup|Directory|Chart)$/;
const RELEASE = "kubernetes:helm.sh/v3:Release";

/**
 * The clusters that a program declares objects for, in the order of URNs, so that findings come in a stable order,
 * and the resources of other providers, which each cluster knows as its `cloud`.
 * What is hidden elsewhere, such as files that were not read, belongs to the ambient cluster.
 */
export function programOf(resources: readonly ProgramResource[], hidden: readonly NotSeen[] = []): Program {
  const parents = new Set(resources.map(({ declaration }) => declaration.parent));
  const byCluster = new Map<string, { objects: DeclaredResource[]; notSeen: NotSeen[] }>();
  if (hidden.length > 0) byCluster.set("", { objects: [], notSeen: [...hidden] });
  const foreign: DeclaredResource[] = [];
  for (const resource of inOrderOfUrns(resources)) {
    const { declaration, name } = resource;
    const { urn, type, cluster = "" } = declaration;
    const objects = objectsOf(declaration);
    if (objects.length === 0) foreign.push(...declaredBy(declaration));
    const reason = objects.length > 0 ? undefined : whyNotSeen(declaration, urn !== null && parents.has(urn));
    if (objects.length === 0 && reason === undefined) continue;
    const members = byCluster.get(cluster) ?? { objects: [], notSeen: [] };
    byCluster.set(cluster, members);
    for (const object of objects) members.objects.push(object);
    if (reason !== undefined)
      members.notSeen.push({ urn, type, name, cluster, reason, ...kindOf(declaration) });
  }
  const cloud = new Resources(foreign);
  const clusters = [...byCluster].map(
    ([id, { objects, notSeen }]) => new Cluster(id, objects, notSeen, cloud),
  );
  return { clusters, cloud };
}

/** The objects of a cluster that no policy is about. */
export function unreadIn(cluster: Cluster, isRead: (object: DeclaredResource) => boolean): NotSeen[] {
  const unread = cluster.objects.filter((object) => !isRead(object) && !cluster.wasAskedFor(object.type));
  return unread.map(({ declaration: { urn }, type, nameOrAlias }) => ({
    urn,
    type,
    name: nameOrAlias,
    cluster: cluster.id,
    reason: reasonUnread(type),
    kind: type,
  }));
}

function reasonUnread(type: string): string {
  const operator = cloudOperatorOf(type);
  if (operator === undefined) return "no policy that is on is about its kind";
  return `${operator} makes a cloud resource of it, and it is not judged as one`;
}

/** How much there was to judge. */
export interface Judged {
  /** Kubernetes objects. */
  readonly resources: number;
  readonly managedClusters: number;
  /** What to say of calendars of support that are old by now, where versions are judged by them. */
  readonly oldCalendars: readonly string[];
}

/** How many Kubernetes objects there are in clusters, how many managed clusters on their cloud side, and by what calendars. */
export function judgedIn(
  { clusters, cloud }: Program,
  today = new Date().toISOString().slice(0, 10),
): Judged {
  return {
    oldCalendars: oldCalendarsIn(cloud.objects, today),
    resources: clusters.reduce((sum, { objects }) => sum + objects.length, 0),
    managedClusters: managedClustersIn(cloud).length,
  };
}

/** The provider, and the cluster and default namespace that its settings say, as a part of a declaration. */
export function targetOf(
  providerUrn: string,
  settings: ValueMap,
): Pick<Declaration, "cluster" | "provider" | "defaultNamespace"> {
  const { namespace } = settings;
  const target = {
    cluster: clusterOf(providerUrn, settings),
    ...(providerUrn !== "" && { provider: providerUrn }),
  };
  if (namespace === UNKNOWN) return { ...target, defaultNamespace: UNKNOWN };
  return typeof namespace === "string" && namespace !== ""
    ? { ...target, defaultNamespace: namespace }
    : target;
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
