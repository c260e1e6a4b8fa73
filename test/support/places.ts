import { isList, isMap, type Value } from "../../lib/model/value";
import { type Manifest, setAt } from "./builders";

/** Names and indexes from the root of an object to a value. */
export type Steps = readonly (string | number)[];

/** The first steps of places that say which object it is, and that stay as they are. */
export const IDENTITY: ReadonlySet<string> = new Set([
  "apiVersion",
  "kind",
  "$name",
  "$dependencies",
  "$parent",
]);

/** Every place below a value, each before what is below it. */
export function placesIn(value: Value | undefined, steps: Steps = []): Steps[] {
  const entries: (readonly [string | number, Value | undefined])[] = isList(value)
    ? [...value.entries()]
    : isMap(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([step, below]) => [[...steps, step], ...placesIn(below, [...steps, step])]);
}

/** Every place of an object but for what identifies it. */
export function placesOf(object: Manifest): Steps[] {
  return placesIn(object).filter(([first]) => !IDENTITY.has(String(first)));
}

/** The same object with each value below it replaced in turn, but for what identifies it. */
export function variants(given: Manifest, by: Value): [string, Manifest][] {
  return placesOf(given).map((steps) => [steps.join("."), setAt(given, steps, by) as Manifest]);
}
