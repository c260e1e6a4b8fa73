import { Decimal } from "./scalar";

/** What a document holds. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/** So many values more than a text has letters may come of its aliases before it counts as an attack on the reader. */
const MOST_BY_ALIASES = 100_000;
/** What js-yaml makes of a map as a key: an expression of a template, `{{ … }}`, is one. */
const MAP_AS_KEY = "[object Object]";
const NO_MAP_AS_KEY = "a key must be text, and one is a map";

/**
 * What the parser made of a document, as plain data: aliases are copies, numbers are numbers. The places of maps and
 * lists are handed on to their copies. Throws an Error for what is no data: a value in itself, a map as a key, a
 * number that JSON does not have.
 */
export function copyOf(document: unknown, size: number, places: WeakMap<object, number>): PlainValue {
  const ancestors = new Set<object>();
  let left = size + MOST_BY_ALIASES;

  function copied(value: unknown): PlainValue {
    left -= 1;
    if (left < 0) throw new Error("aliases make it grow too large to read");
    if (value instanceof Decimal) return finite(value.valueOf());
    if (!isObject(value)) return value as PlainValue;
    if (ancestors.has(value)) throw new Error("an alias stands inside of what it stands for");
    ancestors.add(value);
    const copy = Array.isArray(value) ? value.map(copied) : copiedMap(value);
    ancestors.delete(value);
    const place = places.get(value);
    if (place !== undefined) places.set(copy, place);
    return copy;
  }

  function copiedMap(map: object): { readonly [key: string]: PlainValue } {
    const entries = Object.entries(map).map(([key, value]): [string, PlainValue] => {
      if (key === MAP_AS_KEY) throw new Error(NO_MAP_AS_KEY);
      return [key, copied(value)];
    });
    return Object.fromEntries(entries);
  }

  return copied(document);
}

/**
 * The same of a document that shares nothing, as it has no anchors: changed in place, since it is nobody else's. Throws
 * as `copyOf` does.
 */
export function tidied(document: unknown): PlainValue {
  if (document instanceof Decimal) return finite(document.valueOf());
  if (!isObject(document)) return document as PlainValue;
  if (Array.isArray(document)) {
    for (let index = 0; index < document.length; index++) document[index] = tidied(document[index]);
    return document;
  }
  const map = document as Record<string, unknown>;
  for (const key of Object.keys(map)) {
    if (key === MAP_AS_KEY) throw new Error(NO_MAP_AS_KEY);
    const value = map[key];
    if (isObject(value)) map[key] = tidied(value);
  }
  return map as PlainValue;
}

/** Whether a value is a map or a list. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new Error("a number must be finite");
}
