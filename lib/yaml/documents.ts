import { type EventType, type LoadOptions, loadAll, type State, YAMLException } from "js-yaml";
import { copyOf, isObject, type PlainValue, tidied } from "./copy";
import { lineOfFirst } from "./repeated-key";
import { SCHEMA } from "./schema";

/** 1-based line and column. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One document of a text. */
export interface YamlDocument {
  /** Plain data: maps, lists, texts, numbers, booleans and null. */
  readonly value: PlainValue;
  readonly position: Position;
  /** Where a map or list begins that is the document, in it, or in a list in it. */
  positionOf(part: unknown): Position;
}

/** A text that is no YAML: what is wrong, in one line, and where. */
export class YamlError extends Error {
  constructor(
    message: string,
    readonly position: Position,
  ) {
    super(message);
  }
}

/** What begins an anchor; in texts of shells and addresses the sign stands otherwise. */
const ANCHOR = /(?:^|[^\w&>])&[^\s&]/;
/** Deeper than any manifest or chart: the schemas in custom resource definitions nest some fifty levels. */
const DEEPEST = 500;
/** The depth down to which places are remembered: a document, a list in it, an item. */
const DEEPEST_PLACE = 3;

/**
 * The documents of a text in YAML or JSON, read as kubectl reads them: `sigs.k8s.io/yaml`. A key that is repeated is
 * refused, or else its last value holds, as for the components of Kubernetes. Throws YamlError.
 */
export function readYaml(text: string, repeatedKeys: "refused" | "last" = "refused"): YamlDocument[] {
  const source = text.startsWith("\ufeff") ? text.slice(1) : text;
  const positionAt = positionsIn(source);
  const mayShare = ANCHOR.test(source);
  const offsets = new WeakMap<object, number>();
  const starts: number[] = [];
  const documents: { value: unknown; start: number }[] = [];
  const listener = (event: EventType, { position, result }: State) => {
    if (event === "open") {
      starts.push(position);
      return;
    }
    const start = starts.pop() ?? 0;
    if (isObject(result) && starts.length < DEEPEST_PLACE && !offsets.has(result)) offsets.set(result, start);
    if (starts.length === 0) documents.push({ value: result, start });
  };
  try {
    load(source, { json: repeatedKeys === "last", listener });
    return documents.map(({ value, start }) => ({
      value: mayShare ? copyOf(value, source.length, offsets) : tidied(value),
      position: positionAt(start),
      positionOf: (part) => positionAt((isObject(part) ? offsets.get(part) : undefined) ?? start),
    }));
  } catch (error) {
    const innermost = starts.at(-1) ?? documents.at(-1)?.start ?? 0;
    const blanks = source.slice(innermost).search(/\S/);
    throw asYamlError(error, source, positionAt(innermost + Math.max(0, blanks)));
  }
}

function load(source: string, options: LoadOptions): void {
  const limited: LoadOptions & { maxDepth: number } = { ...options, schema: SCHEMA, maxDepth: DEEPEST };
  loadAll(source, undefined, limited);
}

function positionsIn(source: string): (offset: number) => Position {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...[...source.matchAll(/\r\n?|\n/g)].map(({ index, 0: end }) => index + end.length)];
    let [line, after] = [0, starts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

const UNCLOSED = "unexpected end of the stream within";

function asYamlError(error: unknown, source: string, innermost: Position): YamlError {
  if (!(error instanceof YAMLException)) return new YamlError((error as Error).message, innermost);
  const { reason, mark } = error;
  if (reason.startsWith(UNCLOSED))
    return new YamlError(reason.replace(UNCLOSED, "nothing closes"), innermost);
  const position = { line: mark.line + 1, column: mark.column + 1 };
  if (reason.startsWith("nesting exceeded")) {
    return new YamlError(`nests deeper than ${DEEPEST} levels, which no manifest does`, position);
  }
  if (reason !== "duplicated mapping key") return new YamlError(reason, position);
  const first = lineOfFirst(mark.position, (listener) => load(source, { json: true, listener }));
  const where = first === undefined ? "" : `; line ${first} has it already`;
  return new YamlError(`a key is repeated${where}`, position);
}
