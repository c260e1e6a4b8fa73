import type { Cluster } from "../cluster";
import type { Field } from "../field";
import type { KubernetesObject } from "../object";
import { hold } from "../rbac/names";
import { anyOf, type Truth, UNKNOWN, type Unknown } from "../value";

/**
 * The resources of given types that a top-level property of an object comes from, by the edges that the engine
 * records: they are known even where the value itself is an output. An edge that ends at a component stands for all
 * of its descendants.
 */
export function sourcesOf(
  object: KubernetesObject,
  property: string,
  cloud: Cluster,
  types: readonly string[],
): readonly KubernetesObject[] {
  const edges = object.declaration.dependencies?.[property] ?? [];
  const sources = edges.flatMap((urn) => familyOf(urn, cloud));
  return [...new Set(sources)].filter(({ type }) => types.includes(type));
}

/** Whether a component of the program has a resource of one of these types below it. */
export function hasDescendant(
  component: KubernetesObject,
  types: readonly string[],
  cloud: Cluster,
): boolean {
  return familyOf(component.declaration.urn ?? "", cloud).some(({ type }) => types.includes(type));
}

/** A resource with all of its descendants. */
function familyOf(urn: string, cloud: Cluster): KubernetesObject[] {
  const { byUrn, childrenOf } = graphOf(cloud);
  const children = childrenOf.get(urn) ?? [];
  return [
    ...(byUrn.get(urn) ?? []),
    ...children.flatMap((child) => familyOf(child.declaration.urn ?? "", cloud)),
  ];
}

/**
 * The resources of a type of which a property refers to an object: by an edge, or by the object's name written out.
 */
export function referringTo(
  object: KubernetesObject,
  types: readonly string[],
  property: string,
  cloud: Cluster,
): readonly KubernetesObject[] {
  const name = object.at("name").string();
  return types.flatMap((type) => {
    const index = referencesIn(cloud, type, property, object.type);
    const byEdge = index.get(object) ?? [];
    return typeof name === "string" ? [...new Set([...byEdge, ...(index.get(name) ?? [])])] : byEdge;
  });
}

/** A resource that a field may name. */
export interface Named {
  readonly identity: KubernetesObject;
  readonly isNamed: Truth;
}

/** What a field names whose value is not known: the one resource of a type at the end of its edges, or one of several. */
export function namedByEdges(field: Field, cloud: Cluster, types: readonly string[]): readonly Named[] {
  const sources = sourcesOf(field.owner, String(field.steps[0]), cloud, types);
  return sources.map((identity) => ({ identity, isNamed: sources.length === 1 ? true : UNKNOWN }));
}

/** What a reference names: the resources at the end of its edges, else those whose name is written in one of its fields. */
export function namedBy(
  reference: Field,
  written: readonly Field[],
  cloud: Cluster,
  types: readonly string[],
  nameOf: (resource: KubernetesObject) => Field = (resource) => resource.at("name"),
): readonly Named[] {
  if (reference.isAbsent) return [];
  const byEdges = namedByEdges(reference, cloud, types);
  if (byEdges.length > 0) return byEdges;
  const names = written.map((field) => field.string()).filter((name) => name !== undefined);
  return types
    .flatMap((type) => cloud.of(type))
    .map((identity) => ({
      identity,
      isNamed: anyOf(names.map((name) => isWritten(nameOf(identity), name))),
    }));
}

function isWritten(name: Field, written: string | Unknown): Truth {
  return written === UNKNOWN ? UNKNOWN : name.is(written);
}

type Reference = KubernetesObject | string;

/** The resources of a type by what their property refers to: a resource of the target type, or a name. */
function referencesIn(cloud: Cluster, type: string, property: string, targetType: string) {
  return cloud.remember(`references:${type}:${property}:${targetType}`, () => {
    const index = new Map<Reference, KubernetesObject[]>();
    for (const each of cloud.of(type)) {
      const written = each.at(property).string();
      const keys: Reference[] = [...sourcesOf(each, property, cloud, [targetType])];
      if (typeof written === "string") keys.push(written);
      for (const key of keys) hold(index, key, each);
    }
    return index;
  });
}

function graphOf(cloud: Cluster) {
  return cloud.remember("cloud-graph", () => {
    const byUrn = new Map<string, KubernetesObject[]>();
    const childrenOf = new Map<string, KubernetesObject[]>();
    for (const object of cloud.objects) {
      const { urn, parent } = object.declaration;
      if (urn !== null) byUrn.set(urn, [object]);
      if (parent !== undefined) hold(childrenOf, parent, object);
    }
    return { byUrn, childrenOf };
  });
}
