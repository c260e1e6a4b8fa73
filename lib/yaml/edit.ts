import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseAllDocuments,
  type YAMLMap,
} from "yaml";

/** What may be written: plain data. */
export type Written =
  | string
  | number
  | boolean
  | null
  | readonly Written[]
  | { readonly [name: string]: Written };

/** A change to one place of an object in a text; `undefined` removes the field. */
export interface ObjectEdit {
  /** Which object of the text it is, in their order. */
  readonly object: number;
  readonly steps: readonly (string | number)[];
  readonly value: Written | undefined;
}

/** A place that cannot be edited without touching what stands beside it; the message says why. */
export class UneditableError extends Error {}

/** A piece of the text, and what comes instead of it. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A text of Kubernetes objects with edits made in place: comments, order and format of all else stay as they are.
 * Throws UneditableError.
 */
export function edited(text: string, edits: readonly ObjectEdit[]): string {
  const objects = parseAllDocuments(text).flatMap((document) => objectsIn(document.contents));
  const splices = edits.map(({ object, steps, value }) => spliceOf(text, objects[object], steps, value));
  const ordered = splices.map((splice, order) => ({ ...splice, order }));
  // From the end to the start, so that offsets hold; of those at one place the first comes first.
  ordered.sort((a, b) => b.start - a.start || b.order - a.order);
  return ordered.reduce((result, { start, end, text: piece }) => {
    return result.slice(0, start) + piece + result.slice(end);
  }, text);
}

/** The objects below a node: itself, those of a list, or the items of a List, as manifests are read. */
function objectsIn(node: unknown): Node[] {
  if (isSeq(node)) return node.items.flatMap(objectsIn);
  if (!isMap(node)) return [];
  const [kind, items] = [node.get("kind"), node.get("items", true)];
  return typeof kind === "string" && kind.endsWith("List") && isSeq(items)
    ? items.items.flatMap(objectsIn)
    : [node];
}

function spliceOf(
  text: string,
  object: Node | undefined,
  steps: readonly (string | number)[],
  value: Written | undefined,
): Splice {
  const key = String(steps.at(-1));
  const map = steps.slice(0, -1).reduce<unknown>(below, object);
  if (!isMap(map)) throw new UneditableError(`${steps.join(".")} does not stand in a map of its own`);
  if (map.anchor !== undefined) throw new UneditableError(`${key} stands in what an anchor shares`);
  const pair = map.items.find((each) => isScalar(each.key) && each.key.value === key);
  if (pair === undefined) return added(text, map, key, value);
  return value === undefined ? removed(text, map, pair) : replaced(pair, value);
}

/** The node one step below. What an alias stands for is shared, so that it is no place to edit. */
function below(node: unknown, step: string | number): unknown {
  if (isAlias(node)) throw new UneditableError(`${step} stands in what an alias shares`);
  if (isSeq(node) || isMap(node)) {
    if (node.anchor !== undefined) throw new UneditableError(`${step} stands in what an anchor shares`);
    return node.get(step, true);
  }
  return undefined;
}

function replaced({ key, value: old }: Pair, value: Written): Splice {
  if (isAlias(old) || (old as Node | null)?.anchor !== undefined)
    throw new UneditableError(`${String(key)} is shared by an alias`);
  const range = (old as Node | null)?.range ?? (key as Node).range;
  if (!range) throw new UneditableError(`${String(key)} has no place`);
  const isEmpty = range[0] === range[1];
  // Nothing stands after the colon.
  return isEmpty
    ? { start: range[0], end: range[0], text: ` ${inFlow(value)}` }
    : { start: range[0], end: range[1], text: inFlow(value) };
}

function added(text: string, map: YAMLMap, key: string, value: Written | undefined): Splice {
  const last = map.items.at(-1);
  if (map.flow === true || last === undefined) return addedInFlow(text, map, key, value);
  const indent = columnOf(text, (map.items[0]?.key as Node | undefined)?.range?.[0] ?? 0);
  const end = endOf(last);
  const lineEnd = text.indexOf("\n", text[end - 1] === "\n" ? end - 1 : end);
  const lines = inBlock(key, value, indent, stepOf(text));
  const newLine = text.includes("\r\n") ? "\r\n" : "\n";
  if (lineEnd === -1) return { start: text.length, end: text.length, text: newLine + lines.join(newLine) };
  return { start: lineEnd + 1, end: lineEnd + 1, text: lines.join(newLine) + newLine };
}

function addedInFlow(text: string, map: YAMLMap, key: string, value: Written | undefined): Splice {
  const last = map.items.at(-1);
  const entry = `${key}: ${inFlow(value)}`;
  const start = last === undefined ? (map.range?.[0] ?? 0) + 1 : endOf(last);
  if (text[map.range?.[0] ?? -1] !== "{") throw new UneditableError(`${key} has no map to stand in`);
  return { start, end: start, text: last === undefined ? ` ${entry} ` : `, ${entry}` };
}

function removed(text: string, map: YAMLMap, pair: Pair): Splice {
  const [start, end] = [(pair.key as Node).range?.[0] ?? 0, endOf(pair)];
  const index = map.items.indexOf(pair as (typeof map.items)[number]);
  if (map.flow === true) {
    const next = map.items[index + 1];
    const before = map.items[index - 1];
    if (next !== undefined) return { start, end: (next.key as Node).range?.[0] ?? end, text: "" };
    return { start: before === undefined ? start : endOf(before), end, text: "" };
  }
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  if (text.slice(lineStart, start).trim() !== "")
    throw new UneditableError(`${String(pair.key)} shares its line with what stays`);
  const lineEnd = text.indexOf("\n", text[end - 1] === "\n" ? end - 1 : end);
  return { start: lineStart, end: lineEnd === -1 ? text.length : lineEnd + 1, text: "" };
}

/** Where the last value of a node ends, without comments and blank lines behind it. */
export function endOf(node: unknown): number {
  if (isPair(node)) return Math.max(endOf(node.key), endOf(node.value));
  const isOpen = (isMap(node) || isSeq(node)) && node.flow !== true && node.items.length > 0;
  if (isOpen) return endOf(node.items.at(-1));
  return (node as Node | null)?.range?.[1] ?? 0;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** By how much the text indents; two where it does not. */
function stepOf(text: string): number {
  return /^( +)\S/m.exec(text)?.[1]?.length ?? 2;
}

function inBlock(key: string, value: Written | undefined, indent: number, step: number): string[] {
  const start = " ".repeat(indent) + key;
  if (!isPlainMap(value)) return [`${start}: ${inFlow(value)}`];
  const inside = Object.entries(value).flatMap(([name, each]) => inBlock(name, each, indent + step, step));
  return [`${start}:`, ...inside];
}

function inFlow(value: Written | undefined): string {
  if (Array.isArray(value)) return `[${value.map(inFlow).join(", ")}]`;
  if (isPlainMap(value)) {
    return `{ ${Object.entries(value)
      .map(([name, each]) => `${name}: ${inFlow(each)}`)
      .join(", ")} }`;
  }
  return typeof value === "string" && !/^[A-Za-z][\w-]*$/.test(value) ? JSON.stringify(value) : String(value);
}

function isPlainMap(value: unknown): value is { readonly [name: string]: Written } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
