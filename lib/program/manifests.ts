import { type Document, LineCounter, parseAllDocuments, type Tags, visit } from "yaml";
import { isMap, type ValueMap } from "../model/value";
import type { ProgramResource } from "./clusters";
import { InputError } from "./input-error";
import { snapshotOf } from "./snapshot";

/** A document may repeat an anchor this often before it counts as an attack on the reader. */
const MAX_ALIASES = 1000;

/**
 * The objects of a file of Kubernetes manifests, in YAML or JSON, one or many documents.
 *
 * YAML is read as version 1.1, as kubectl does (`yes` is true), but dates stay text. Throws InputError with file,
 * line and column for what is no YAML or no object.
 */
export function readManifests(text: string, file: string): ProgramResource[] {
  const lines = new LineCounter();
  return documentsIn(text, file, lines).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new InputError(file, error.message, positionIn(lines, error.pos[0]));
    const position = positionIn(lines, document.contents?.range?.[0] ?? document.range[0]);
    const value = plainValue(document, file, (offset) =>
      offset === undefined ? position : positionIn(lines, offset),
    );
    if (value === null || value === undefined) return [];
    if (!isMap(value))
      throw new InputError(file, "a manifest must be a map with apiVersion and kind", position);
    return [manifestOf(value, file, position)];
  });
}

function documentsIn(text: string, file: string, lines: LineCounter): Document.Parsed[] {
  try {
    const documents = parseAllDocuments(text, {
      version: "1.1",
      lineCounter: lines,
      customTags: withoutDates,
    });
    return "empty" in documents ? [] : documents;
  } catch (error) {
    throw new InputError(file, `cannot be read as YAML: ${(error as Error).message}`, { line: 1, column: 1 });
  }
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function plainValue(
  document: Document.Parsed,
  file: string,
  positionOf: (offset?: number) => Position,
): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw new InputError(file, (error as Error).message, positionOf(unresolvedAlias(document)));
  }
}

/** Where the first alias stands that no anchor comes before. */
function unresolvedAlias(document: Document.Parsed): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      offset = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return offset;
}

function manifestOf(value: ValueMap, file: string, position: Position): ProgramResource {
  const { properties, secrets } = snapshotOf(value as Record<string, unknown>);
  if (typeof properties["kind"] !== "string" || typeof properties["apiVersion"] !== "string") {
    throw new InputError(file, "a manifest must have apiVersion and kind", position);
  }
  const source = { file, ...position };
  return { declaration: { urn: null, type: "", properties, secrets, source }, name: file };
}

function positionIn(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** YAML 1.1 has types that Kubernetes does not know: dates and binary data stay text. */
function withoutDates(tags: Tags): Tags {
  const unknown = new Set(["timestamp", "binary", "omap", "pairs", "set"]);
  return tags.filter((tag) => {
    if (typeof tag === "string") return !unknown.has(tag);
    return !unknown.has(tag.tag.split(":").at(-1) ?? "") && !("format" in tag && tag.format === "TIME");
  });
}
