import type { Cluster } from "../kubernetes/cluster";
import { nameOf } from "../kubernetes/rbac/names";
import { rbacOf } from "../kubernetes/rbac/rbac";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { UNKNOWN } from "../model/value";
import { identitiesOf } from "./identities";
import { UNKNOWN_NAMESPACE } from "./rights";
import type { StepDraft } from "./step";
import type { Vertex } from "./vertex";

/** Something of all namespaces, or of one. */
type Hub = (cluster: Cluster, namespace?: string) => Vertex;

/** The keys of the namespaces that a program names by what it declares in them. */
export function namespacesOf(cluster: Cluster): readonly string[] {
  return cluster.remember("attack: namespaces", () => {
    const namespaces = new Set<string>();
    for (const object of cluster.objects) {
      const key = object.kind === "Namespace" ? nameOf(object) : cluster.namespaceOf(object);
      if (key !== UNKNOWN) namespaces.add(key);
    }
    for (const identity of identitiesOf(cluster))
      if (identity.kind === "ServiceAccount") namespaces.add(identity.namespace);
    return [...namespaces];
  });
}

/**
 * The steps between the hubs of one kind: from that of all namespaces to that of each, and from that of a namespace
 * that is not known to each that it may be; with what each of these hubs leads to.
 */
export function* hubSteps(
  cluster: Cluster,
  hub: Hub,
  stepsFrom: (namespace: string | undefined) => Iterable<StepDraft> = () => [],
): Generator<StepDraft> {
  const open = rbacOf(cluster).bindings.flatMap(({ namespace, object }) =>
    namespace === UNKNOWN ? object.metadata.key("namespace") : [],
  );
  yield* stepsFrom(undefined);
  for (const namespace of namespacesOf(cluster)) {
    const to = hub(cluster, namespace);
    yield { from: [hub(cluster)], to, holds: true, because: "all namespaces include it" };
    if (open.length > 0) yield perhaps(hub(cluster, UNKNOWN_NAMESPACE), to, open);
    yield* stepsFrom(namespace);
  }
}

/** The steps from hubs to objects of their namespaces; one whose namespace is not known may be in each. */
export function* memberSteps(
  cluster: Cluster,
  hub: Hub,
  members: readonly { readonly object: DeclaredResource; readonly to: Vertex }[],
): Generator<StepDraft> {
  const open: Field[] = [];
  for (const { object, to } of members) {
    const namespace = cluster.namespaceOf(object);
    if (namespace === UNKNOWN) open.push(object.metadata.key("namespace"));
    const from = namespace === UNKNOWN ? hub(cluster, SOME_NAMESPACE) : hub(cluster, namespace);
    yield { from: [from], to, holds: true, because: "one of them" };
  }
  if (open.length === 0) return;
  const to = hub(cluster, SOME_NAMESPACE);
  yield { from: [hub(cluster)], to, holds: true, because: "all namespaces include it" };
  for (const namespace of namespacesOf(cluster)) yield perhaps(hub(cluster, namespace), to, open);
}

/** Stands for the namespaces of objects whose namespace is not known. */
const SOME_NAMESPACE = "(of objects whose namespace is unknown)";

function perhaps(from: Vertex, to: Vertex, decides: readonly Field[]): StepDraft {
  return { from: [from], to, holds: UNKNOWN, because: "the namespace is not known", decides };
}
