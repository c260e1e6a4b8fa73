import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import { type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";

/**
 * How an object is called: its name, or its URN while nobody knows the name that Pulumi or an output will give it.
 * Unknown where neither is there.
 */
export type Name = string | Unknown;

/** How an object is called. */
export function nameOf(object: DeclaredResource): Name {
  return object.name === UNKNOWN ? (object.declaration.urn ?? UNKNOWN) : object.name;
}

/**
 * The name that a field gives, empty where it gives none. A name that is not known yet is that of the object of the
 * type that it comes from, where that is only one.
 */
export function nameIn(cluster: Cluster, field: Field, type: string): Name {
  const name = field.string();
  if (name !== UNKNOWN) return name ?? "";
  const source = sourceOf(cluster, field, type);
  return source === undefined ? UNKNOWN : nameOf(source);
}

/** The only object of a type among those that the field's value comes from. */
export function sourceOf(cluster: Cluster, field: Field, type: string): DeclaredResource | undefined {
  const property = String(field.steps[0] ?? "");
  const urns = field.owner.declaration.dependencies?.[property] ?? [];
  if (urns.length === 0) return undefined;
  const byUrn = cluster.remember(`urns:${type}`, () => {
    return new Map(cluster.of(type).map((object) => [object.declaration.urn, object]));
  });
  const [source, another] = urns.flatMap((urn) => byUrn.get(urn) ?? []);
  return another === undefined ? source : undefined;
}

const ANY_NAME = "~name";
const ANY_URN = "~urn";
const OPEN = "~unknown";

/**
 * The keys under which an index holds what is called so; a list of names is a path.
 *
 * Together with `keysToFind` they decide equality of names in three values without a scan: two names, or two URNs,
 * are equal or not; a name and a URN may turn out to be the same; and so may an unknown and anything.
 */
export function indexKeys(names: readonly Name[]): string[] {
  return names.reduce<string[]>(
    (keys, name) => keys.flatMap((key) => heldAs(name).map((next) => `${key}\n${next}`)),
    [""],
  );
}

/** The keys under which an index may hold what is called so, each with whether it is equal for certain. */
export function lookupKeys(names: readonly string[]): [key: string, verdict: true | Unknown][] {
  return names.reduce<[string, true | Unknown][]>(
    (keys, name) =>
      keys.flatMap(([key, soFar]) =>
        foundAs(name).map(([next, verdict]): [string, true | Unknown] => [
          `${key}\n${next}`,
          verdict === true ? soFar : UNKNOWN,
        ]),
      ),
    [["", true]],
  );
}

/** Whether a name is the one that was asked for, as the two kinds of keys decide it. */
export function isSameName(name: Name, asked: string): Truth {
  if (name === UNKNOWN) return UNKNOWN;
  if (name === asked) return true;
  return isUrn(name) === isUrn(asked) ? false : UNKNOWN;
}

function heldAs(name: Name): string[] {
  if (name === UNKNOWN) return [OPEN];
  return [name, isUrn(name) ? ANY_URN : ANY_NAME];
}

function foundAs(name: string): [key: string, verdict: true | Unknown][] {
  return [
    [name, true],
    [isUrn(name) ? ANY_NAME : ANY_URN, UNKNOWN],
    [OPEN, UNKNOWN],
  ];
}

function isUrn(name: string): boolean {
  return name.startsWith("urn:pulumi:");
}

/** An object that may be the one that was asked for. */
export interface Candidate {
  readonly object: DeclaredResource;
  readonly verdict: true | Unknown;
}

/** Finds objects by namespace and name where either may be unknown. */
export class ObjectIndex {
  private readonly byKey = new Map<string, DeclaredResource[]>();

  constructor(
    cluster: Cluster,
    private readonly objects: readonly DeclaredResource[],
  ) {
    for (const object of objects) {
      for (const key of indexKeys([cluster.namespaceOf(object), nameOf(object)]))
        addTo(this.byKey, key, object);
    }
  }

  /** The objects that are, or may be, the one with this name. */
  find(namespace: Name, name: Name): Candidate[] {
    if (namespace === UNKNOWN || name === UNKNOWN) {
      return this.objects.map((object) => ({ object, verdict: UNKNOWN }));
    }
    return lookupKeys([namespace, name]).flatMap(([key, verdict]) =>
      (this.byKey.get(key) ?? []).map((object) => ({ object, verdict })),
    );
  }
}
