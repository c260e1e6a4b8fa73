import type { DeclaredResource } from "../../model/declared-resource";
import { Field } from "../../model/field";
import { isMap, type Truth, UNKNOWN, type Unknown, type Value, type ValueMap } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Pod } from "../pods/pod";
import { podsOf } from "../pods/workload";
import { selectsByExpression, selectsByMap } from "../selector";

/** Labels as the cluster will hold them: those that the program declares, and keys that others may add. */
export interface Labels {
  readonly owner: DeclaredResource | undefined;
  readonly declared: ValueMap;
  /** Keys that something else than the program may set; those that are declared keep their value. */
  readonly open: "every key" | ReadonlySet<string>;
}

/** The label by which each Namespace carries its own name, set by the API server. */
export const NAMESPACE_NAME_LABEL = "kubernetes.io/metadata.name";

/**
 * Labels that controllers of Kubernetes and of widespread custom resources add to the pods that they create.
 * Other custom resources may add any.
 *
 * Source: Kubernetes documentation, "Well-Known Labels, Annotations and Taints", and the controllers' own.
 */
const ADDED_BY_CONTROLLER: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: [],
  ReplicationController: [],
  "apps/Deployment": ["pod-template-hash"],
  "apps/ReplicaSet": [],
  "apps/DaemonSet": ["controller-revision-hash", "pod-template-generation"],
  "apps/StatefulSet": [
    "controller-revision-hash",
    "statefulset.kubernetes.io/pod-name",
    "apps.kubernetes.io/pod-index",
  ],
  "batch/Job": [
    "job-name",
    "controller-uid",
    "batch.kubernetes.io/job-name",
    "batch.kubernetes.io/controller-uid",
    "batch.kubernetes.io/job-completion-index",
  ],
  "batch/CronJob": [
    "job-name",
    "controller-uid",
    "batch.kubernetes.io/job-name",
    "batch.kubernetes.io/controller-uid",
    "batch.kubernetes.io/job-completion-index",
  ],
  "argoproj.io/Rollout": ["rollouts-pod-template-hash"],
  "apps.openshift.io/DeploymentConfig": ["deployment", "deploymentconfig"],
};
const ADDED = new Map(Object.entries(ADDED_BY_CONTROLLER).map(([type, keys]) => [type, new Set(keys)]));

/** Keys that some controllers add: an index of declared labels cannot answer for them. */
export const KEYS_ADDED_BY_CONTROLLERS: ReadonlySet<string> = new Set(
  Object.values(ADDED_BY_CONTROLLER).flat(),
);

/** The labels of the pods that a template makes, a Patch of its object included. */
export function labelsOfPod(cluster: Cluster, pod: Pod): Labels {
  const owner = pod.object;
  const position = podsOf(owner).indexOf(pod);
  const own = pod.metadata.key("labels");
  const patched = cluster.effective(owner, (of) => podsOf(of)[position]?.metadata.key("labels") ?? own);
  const labels = merged(own.value, patched.owner === owner ? undefined : patched.value);
  const isOpen = labels === UNKNOWN || owner.isPatch;
  const added = ADDED.get(owner.type) ?? "every key";
  return { owner, declared: labels === UNKNOWN ? {} : labels, open: isOpen ? "every key" : added };
}

/** The key of a namespace that no program declares, with no label but its name; no namespace can be called so. */
export const OTHER_NAMESPACE = "*";

/**
 * The labels of a namespace by its key in the cluster. One that the program does not declare may have any, but its
 * name's; one whose key is not known may be any.
 */
export function labelsOfNamespace(cluster: Cluster, key: string | Unknown): Labels {
  if (key === UNKNOWN) return { owner: undefined, declared: {}, open: "every key" };
  const index = cluster.remember("network: labels of namespaces", () => new Map<string, Labels>());
  let labels = index.get(key);
  if (labels === undefined) {
    labels = readNamespace(cluster, key);
    index.set(key, labels);
  }
  return labels;
}

/** The name of a namespace by its key in the cluster, which stands for it where Pulumi chooses the name. */
export function nameOfNamespace(cluster: Cluster, key: string): string | Unknown {
  return cluster.namespace(key)?.name ?? key;
}

function readNamespace(cluster: Cluster, key: string): Labels {
  const owner = cluster.namespace(key);
  if (owner === undefined) {
    const open = key === OTHER_NAMESPACE ? new Set<string>() : "every key";
    return { owner, declared: { [NAMESPACE_NAME_LABEL]: key }, open };
  }
  const own = owner.metadata.key("labels");
  const patched = cluster.effective(owner, (of) => of.metadata.key("labels"));
  const labels = merged(own.value, patched.owner === owner ? undefined : patched.value);
  const isOpen = labels === UNKNOWN || owner.isPatch;
  const declared: ValueMap = { ...(labels === UNKNOWN ? {} : labels), [NAMESPACE_NAME_LABEL]: owner.name };
  return { owner, declared, open: isOpen ? "every key" : new Set() };
}

function merged(own: Value | undefined, patch: Value | undefined): ValueMap | Unknown {
  const [ours, theirs] = [own ?? {}, patch ?? {}];
  return isMap(ours) && isMap(theirs) ? { ...ours, ...theirs } : UNKNOWN;
}

/** Whether an equality map, such as the selector of a Service, selects these labels; empty selects nothing. */
export function mapSelects(selector: Field, labels: Labels): Truth {
  return selectsByMap(selector, fieldOf(labels, keysOfMap(selector), selector.owner));
}

/** Whether a LabelSelector selects these labels; empty selects everything, absent nothing. */
export function selectorSelects(selector: Field, labels: Labels): Truth {
  return selectsByExpression(selector, fieldOf(labels, keysOfSelector(selector), selector.owner));
}

/** The labels as a field in which each key asked for that others may add is unknown. */
function fieldOf(labels: Labels, asked: readonly string[], owner: DeclaredResource): Field {
  const { declared, open } = labels;
  const isAbsent = (key: string) => !Object.hasOwn(declared, key) || (declared[key] ?? null) === null;
  const unknown = asked
    .filter((key) => (open === "every key" || open.has(key)) && isAbsent(key))
    .map((key) => [key, UNKNOWN]);
  const value = unknown.length === 0 ? declared : { ...declared, ...Object.fromEntries(unknown) };
  return new Field(value, labels.owner ?? owner);
}

function keysOfMap(map: Field): string[] {
  return map.entries().flatMap(([key]) => (key === UNKNOWN ? [] : [key]));
}

function keysOfSelector(selector: Field): string[] {
  const expressions = selector.key("matchExpressions").items();
  const keys = expressions.map((expression) => expression.key("key").string());
  return [...keysOfMap(selector.key("matchLabels")), ...keys.filter((key) => typeof key === "string")];
}
