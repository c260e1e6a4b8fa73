import { isList, isMap, UNKNOWN, type Value, type ValueMap } from "../../lib/model/value";
import { type Manifest, type Stack, setAt } from "../support/builders";
import { IDENTITY, placesOf, type Steps } from "../support/places";

/** Text that nobody means well with, as a value or as a key. */
export const HOSTILE_TEXTS: readonly string[] = [
  "\u001b[31mred\u202egnp.exe\u2066",
  "<{%red%}>all is well<{%reset%}>",
  "\u0000\u0007\u009b2J\u2028\ufeff",
  "\ud800",
  "__proto__",
  "constructor",
  "toString",
  "[secret]",
  "x".repeat(5_000),
  "",
  "*",
  "-1",
  "../../etc/passwd",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as shells and Pulumi YAML write variables
  "${HOME}",
  "{{ .Values.x }}",
  '{"a":',
  "&a *a",
  "([{\\",
  "=cmd|' /C calc'!A1",
  "<script>alert(1)</script>",
];

/** Which law a poisoned world must keep, besides that nothing fails. */
type Law = "unknown" | "wrong type" | "absent" | "hostile";

/** A world with one place replaced. */
export interface Poisoned {
  readonly law: Law;
  readonly place: string;
  readonly world: Stack;
  /** The world that must be judged like it, where there is one. */
  readonly twin?: Stack;
  /** Whether the place names the object: what is said of several objects is then said of another one of them. */
  readonly isName: boolean;
}

/** Every poisoning of a world: each place of each object in turn, by each poison. */
export function* poisoningsOf(world: Stack): Generator<Poisoned> {
  for (const [index, object] of world.objects.entries()) {
    for (const steps of placesOf(object)) yield* poisoningsAt(world, index, steps);
  }
}

function* poisoningsAt(world: Stack, index: number, steps: Steps): Generator<Poisoned> {
  const object = world.objects[index];
  if (object === undefined) return;
  const value = steps.reduce<Value | undefined>(below, object);
  const by = (other: Value | undefined) => withValueAt(world, index, steps, other);
  const place = `${object.kind} ${index}: ${steps.join(".")}`;
  const poisoned = (law: Law, how: string, other: Stack): Poisoned => {
    return { law, place: `${place} ${how}`, world: other, isName: isNameAt(steps) };
  };
  yield poisoned("unknown", "unknown", by(UNKNOWN));
  yield poisoned("wrong type", "of a wrong type", by(isList(value) ? 7 : [[7]]));
  const nothing = poisoned("absent", "null", by(null));
  yield leavesOthers(object, steps) ? { ...nothing, twin: by(undefined) } : nothing;
  for (const text of HOSTILE_TEXTS) {
    yield poisoned("hostile", `= ${JSON.stringify(text.slice(0, 40))}`, by(text));
    if (isMap(value))
      yield poisoned("hostile", `has ${JSON.stringify(text.slice(0, 40))}`, by(withKey(value, text)));
  }
}

/** The same world with another value, or none, at a place of one object. */
function withValueAt(world: Stack, index: number, steps: Steps, value: Value | undefined): Stack {
  return {
    ...world,
    objects: world.objects.with(index, setAt(world.objects[index], steps, value) as Manifest),
  };
}

/** Two worlds with the same random places unknown, and in the second one some more. */
export function pairOf(world: Stack, random: () => number) {
  const places = world.objects.flatMap((object, index) =>
    placesOf(object).map((steps) => ({ index, steps })),
  );
  const drawn = () => places.filter(() => random() < 2 / places.length);
  const [first, second] = [drawn(), drawn()];
  const unknownAt = (at: typeof places, of: Stack) =>
    // What is below an unknown place is unknown already: the deepest come first.
    at.toReversed().reduce((known, { index, steps }) => withValueAt(known, index, steps, UNKNOWN), of);
  const nameOf = ({ index, steps }: (typeof places)[number]) => `${index}: ${steps.join(".")}`;
  return {
    more: unknownAt(first, world),
    less: unknownAt([...new Set([...first, ...second])].sort(byPlace), world),
    place: `unknown ${first.map(nameOf).join(", ")} and then ${second.map(nameOf).join(", ")}`,
    isName: [...first, ...second].some(({ steps }) => isNameAt(steps)),
  };
}

function byPlace(one: { readonly steps: Steps }, other: { readonly steps: Steps }): number {
  return one.steps.length - other.steps.length;
}

function isNameAt([first, second]: Steps): boolean {
  return first === "metadata" && (second === undefined || second === "name" || second === "namespace");
}

/** The same world with objects, and the keys of all maps, in the opposite order. */
export function reversed(world: Stack): Stack {
  return {
    ...world,
    objects: world.objects.toReversed().map((object) => withReversedKeys(object) as Manifest),
  };
}

function withReversedKeys(value: Value | undefined): Value | undefined {
  if (isList(value)) return value.map((each) => withReversedKeys(each) ?? null);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, withReversedKeys(each)]),
  );
}

/** `__proto__` as a key of its own, as JSON and YAML may have it. */
function withKey(value: ValueMap, key: string): ValueMap {
  const entries = [...Object.entries(value), [key, "x"] as const];
  return Object.fromEntries(entries);
}

function below(value: Value | undefined, step: string | number): Value | undefined {
  return (value as Readonly<Record<string | number, Value>> | undefined)?.[step];
}

/**
 * Whether an object still declares something where a field of a map is left out: one without any field counts as not
 * seen. In a list there is nothing to leave out, and `null` in a map of texts is an empty text.
 */
function leavesOthers(object: Manifest, steps: Steps): boolean {
  const map = steps.slice(0, -1).reduce<Value | undefined>(below, object);
  return isMap(map) && Object.keys(map).filter((key) => !IDENTITY.has(key)).length > 1;
}
