import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import type { Resources } from "../../model/resources";
import { typesInUrn } from "../../model/urn";
import { type Truth, UNKNOWN, type Unknown } from "../../model/value";
import { listed } from "./document";

/** Packages of providers, whose resources are no components: an edge to one of theirs means that resource alone. */
const PROVIDERS = /^(aws|aws-native|gcp|google-native|azure|azure-native|kubernetes|pulumi):/;

/**
 * The resources of given types that a top-level property of an object comes from, by the edges that the engine
 * records: they are known even where the value itself is an output. An edge that ends at a component stands for all
 * of its descendants.
 */
export function sourcesOf(
  object: DeclaredResource,
  property: string,
  cloud: Resources,
  types: readonly string[],
): readonly DeclaredResource[] {
  return reachedFrom(object.declaration.dependencies?.[property] ?? [], cloud, types);
}

/** A resource that a field may name. */
export interface Named {
  readonly identity: DeclaredResource;
  readonly isCertain: Truth;
}

/**
 * What a field names whose value is not known: the one resource of a type at the end of its edges, or one of several.
 * Where its property has no such edge, those of the other properties may lead there.
 */
export function namedByEdges(field: Field, cloud: Resources, types: readonly string[]): readonly Named[] {
  const direct = sourcesOf(field.owner, String(field.steps[0]), cloud, types);
  if (direct.length > 0) {
    return direct.map((identity) => ({ identity, isCertain: direct.length === 1 ? true : UNKNOWN }));
  }
  if (field.string() !== UNKNOWN) return [];
  const all = Object.values(field.owner.declaration.dependencies ?? {}).flat();
  return reachedFrom(all, cloud, types).map((identity) => ({ identity, isCertain: UNKNOWN }));
}

/** What a reference names: the resources at the end of its edges, else those whose name is written in one of its fields. */
export function namedBy(
  reference: Field,
  written: readonly Field[],
  cloud: Resources,
  types: readonly string[],
  nameOf: (resource: DeclaredResource) => Field = (resource) => resource.at("name"),
): readonly Named[] {
  if (reference.isAbsent) return [];
  const byEdges = namedByEdges(reference, cloud, types);
  if (byEdges.length > 0) return byEdges;
  const names = written.map((field) => field.string()).filter((name) => name !== undefined);
  const { all, byName } = namesOf(cloud, types, nameOf);
  const certain = new Set(names.flatMap((name) => (name === UNKNOWN ? [] : (byName.get(name) ?? []))));
  const possible = names.includes(UNKNOWN) ? all : names.length > 0 ? (byName.get(UNKNOWN) ?? []) : [];
  return [
    ...[...certain].map((identity): Named => ({ identity, isCertain: true })),
    ...possible
      .filter((identity) => !certain.has(identity))
      .map((identity): Named => ({ identity, isCertain: UNKNOWN })),
  ];
}

/** The resources of some types by their name; those whose name an output gives under unknown. */
function namesOf(cloud: Resources, types: readonly string[], nameOf: (resource: DeclaredResource) => Field) {
  return cloud.remember(`names:${types.join()}`, () => {
    const all = cloud.of(...types);
    const byName = new Map<string | Unknown, DeclaredResource[]>();
    for (const resource of all) {
      const name = nameOf(resource).string();
      if (name !== undefined) addTo(byName, name, resource);
    }
    return { all, byName };
  });
}

/** A resource that refers to another one: perhaps, where it comes from one of several. */
interface Referring {
  readonly resource: DeclaredResource;
  readonly verdict: true | typeof UNKNOWN;
}

/** The resources that refer to an object. */
export interface Referrals {
  readonly known: readonly Referring[];
  /** One that stands for all others of which nobody knows what they refer to. */
  readonly open: Field | undefined;
}

/**
 * The resources of a type of which a property refers to an object: by an edge, or by the name of the object written
 * out. A list refers to all that it comes from, and a single value to one of them.
 */
export function referringTo(
  object: DeclaredResource,
  name: string | typeof UNKNOWN | undefined,
  reference: { readonly type: string; readonly property: string },
  cloud: Resources,
): Referrals {
  const { byEdge, byName, unnamed } = referencesIn(cloud, reference, object.type);
  const edges = byEdge.get(object) ?? [];
  if (typeof name === "string") return { known: [...edges, ...(byName.get(name) ?? [])], open: unnamed };
  const [first] = name === UNKNOWN ? byName.values() : [];
  return { known: edges, open: unnamed ?? first?.[0]?.resource.at(reference.property) };
}

interface References {
  readonly byEdge: ReadonlyMap<DeclaredResource, readonly Referring[]>;
  /** Those without an edge, by the text that they hold. */
  readonly byName: ReadonlyMap<string, readonly Referring[]>;
  /** The first one of which nothing tells what it refers to. */
  readonly unnamed: Field | undefined;
}

/** The resources of a type by what their property refers to. */
function referencesIn(
  cloud: Resources,
  { type, property }: { readonly type: string; readonly property: string },
  targetType: string,
): References {
  return cloud.remember(`references:${type}:${property}:${targetType}`, () => {
    const byEdge = new Map<DeclaredResource, Referring[]>();
    const byName = new Map<string, Referring[]>();
    let unnamed: Field | undefined;
    for (const resource of cloud.of(type)) {
      const field = resource.at(property);
      const targets = sourcesOf(resource, property, cloud, [targetType]);
      const verdict = targets.length === 1 || Array.isArray(field.value) ? true : UNKNOWN;
      for (const target of targets) addTo(byEdge, target, { resource, verdict });
      if (targets.length > 0) continue;
      for (const each of listed(field)) {
        const text = each.string();
        if (typeof text === "string") addTo(byName, text, { resource, verdict: true });
        else if ((resource.declaration.dependencies?.[property] ?? []).length === 0) unnamed ??= field;
      }
    }
    return { byEdge, byName, unnamed };
  });
}

/** Whether a component of the program has a resource of one of these types below it. */
export function hasDescendant(
  component: DeclaredResource,
  types: readonly string[],
  cloud: Resources,
): boolean {
  return reachBelow(component.declaration.urn, cloud).some(({ type }) => types.includes(type));
}

function reachedFrom(
  urns: readonly string[],
  cloud: Resources,
  types: readonly string[],
): readonly DeclaredResource[] {
  if (urns.length === 0) return [];
  const found = urns.flatMap((urn) => resourcesBehind(urn, cloud));
  return [...new Set(found)].filter(({ type }) => types.includes(type));
}

/** A resource, or the resources of a component, found once for each address. */
function resourcesBehind(urn: string, cloud: Resources): readonly DeclaredResource[] {
  const itself = graphOf(cloud).byUrn.get(urn) ?? [];
  const type = typesInUrn(urn).at(-1) ?? "";
  if (PROVIDERS.test(type)) return itself;
  return cloud.remember(`reach:${urn}`, () => [...itself, ...reachBelow(urn, cloud)]);
}

function reachBelow(urn: string | null, cloud: Resources): readonly DeclaredResource[] {
  const { childrenOf } = graphOf(cloud);
  if (urn === null) return [];
  return (childrenOf.get(urn) ?? []).flatMap((child) => [child, ...reachBelow(child.declaration.urn, cloud)]);
}

function graphOf(cloud: Resources) {
  return cloud.remember("cloud-graph", () => {
    const byUrn = new Map<string, DeclaredResource[]>();
    const childrenOf = new Map<string, DeclaredResource[]>();
    for (const object of cloud.objects) {
      const { urn, parent } = object.declaration;
      if (urn !== null) byUrn.set(urn, [object]);
      if (parent !== undefined) addTo(childrenOf, parent, object);
    }
    return { byUrn, childrenOf };
  });
}
