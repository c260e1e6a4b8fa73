import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { type Issues, issuesOf } from "../model/issue";
import { anyOf, type Truth, UNKNOWN } from "../model/value";
import type { Cluster } from "./cluster";
import type { Pod } from "./pods/pod";

/** A namespace that holds workloads of the program. */
export interface WorkloadNamespace {
  readonly key: string;
  /** The Namespace, when the program declares it: only then is it certain what the namespace lacks. */
  readonly object: DeclaredResource | undefined;
  readonly pods: readonly Pod[];
  /** Where claims about the namespace go: the Namespace, else its first workload. */
  readonly field: Field;
}

/**
 * The issues of a check on each namespace that holds workloads, and an open question for each workload whose
 * namespace is not known.
 */
export function* onWorkloadNamespaces(cluster: Cluster, check: (namespace: WorkloadNamespace) => Issues) {
  for (const [key, pods] of cluster.podsByNamespace) {
    const object = cluster.namespace(key);
    const field = (object ?? pods[0]?.object)?.metadata.key(object ? "name" : "namespace");
    if (field !== undefined) yield* issuesOf(check({ key, object, pods, field }));
  }
  for (const { object } of cluster.pods) {
    if (cluster.namespaceOf(object) === UNKNOWN) yield object.metadata.key("namespace").undecided();
  }
}

/**
 * Whether a namespace holds no object that satisfies a question. What another program may hold is unknown: the
 * answer is certain only where this one declares the Namespace, and all of it was seen.
 */
export function isMissing(
  cluster: Cluster,
  { key, object }: WorkloadNamespace,
  types: readonly string[],
  question: (candidate: DeclaredResource) => Truth = () => true,
): Truth {
  const candidates = types.map((type) => cluster.inNamespace(type, key));
  const certain = anyOf(candidates.flatMap((found) => found.certain.map(question)));
  if (certain === true) return false;
  const possible = anyOf(candidates.flatMap((found) => found.possible.map(question)));
  const isOpen =
    certain === UNKNOWN || possible !== false || object === undefined || cluster.sees(types) === UNKNOWN;
  return isOpen ? UNKNOWN : true;
}
