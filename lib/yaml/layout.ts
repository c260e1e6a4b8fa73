import { isMap, isPair, isScalar, isSeq, Lexer, LineCounter, type Node, parseAllDocuments } from "yaml";
import type { Comment, Lines, SourceText } from "../model/source-text";
import type { Position } from "./documents";
import { endOf } from "./edit";

/** Where the comments and values of a text in YAML stand, with the objects that begin at places of it. */
export interface Layout extends Omit<SourceText, "lineOf"> {
  /** The lines of the fields of an object, which begins at a place that the reader of the text names. */
  lineOf(object: Position, steps: readonly (string | number)[]): number;
}

/** The layout of a text that can be read as YAML. It is read a second time for that: ask only where it matters. */
export function layoutOf(text: string): Layout {
  const source = text.startsWith("\ufeff") ? text.slice(1) : text;
  const counter = new LineCounter();
  const roots = parseAllDocuments(source, { lineCounter: counter, uniqueKeys: false }).flatMap(
    ({ contents }) => contents ?? [],
  );
  const blocks = new Map<number, Lines>();
  const maps = new Map<string, Node>();
  const lineAt = (offset: number) => counter.linePos(offset).line;

  function note(value: unknown, isBlock: boolean): void {
    const start = startOf(value);
    if (start === undefined) return;
    const { line, col } = counter.linePos(start);
    // From the outside in: the first to begin on a line holds all others that do.
    if (isBlock && !blocks.has(line)) {
      blocks.set(line, { first: line, last: lineAt(Math.max(start, endOf(value) - 1)) });
    }
    if (isPair(value)) note(value.value, false);
    if (isMap(value)) maps.set(`${line}:${col}`, value);
    if (isMap(value) || isSeq(value)) for (const item of value.items) note(item, true);
  }

  for (const root of roots) note(root, true);
  return {
    comments: commentsIn(source, lineAt),
    start: source.search(VALUE) < 0 ? Number.POSITIVE_INFINITY : lineAt(source.search(VALUE)),
    blockAt: (line) => blocks.get(line),
    lineOf({ line, column }, steps) {
      const start = nearest(maps.get(`${line}:${column}`), steps);
      return start === undefined ? line : lineAt(start);
    },
  };
}

/** The first letter of a line that is not blank, and neither a comment nor a mark between documents. */
const VALUE = /^(?![ \t]*(?:#|---|\r?$))./m;

/** Where the last of the steps begins that is there: a field at its key, an item at its value. */
function nearest(object: Node | undefined, steps: readonly (string | number)[]): number | undefined {
  let [node, start]: [unknown, number | undefined] = [object, startOf(object)];
  for (const step of steps) {
    const next = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined;
    if (next === undefined) return start;
    start = startOf(next) ?? start;
    node = isPair(next) ? next.value : next;
  }
  return start;
}

function startOf(value: unknown): number | undefined {
  return isPair(value) ? startOf(value.key) : ((value as Node | null | undefined)?.range?.[0] ?? undefined);
}

function commentsIn(source: string, lineAt: (offset: number) => number): Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let isText = false;
  for (const token of new Lexer().lex(source)) {
    if (token === NEXT_IS_TEXT || MARKS.has(token)) {
      isText = token === NEXT_IS_TEXT;
      continue;
    }
    if (token.startsWith("#") && !isText) {
      const before = source.slice(source.lastIndexOf("\n", offset - 1) + 1, offset);
      const isAlone = before.trim() === "";
      comments.push({ text: token.replace(/^#+/, "").trim(), line: lineAt(offset), isAlone });
    }
    isText = false;
    offset += token.length;
  }
  return comments;
}

/** What the lexer puts before a plain or block scalar, and its other marks that stand for no letter of the text. */
const NEXT_IS_TEXT = "\u001f";
const MARKS: ReadonlySet<string> = new Set(["\u0002", "\u0018"]);
