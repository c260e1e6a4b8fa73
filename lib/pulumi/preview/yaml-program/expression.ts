import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type ScalarTag,
} from "yaml";
import { InputError } from "../../../program/input-error";
import type { Position } from "../../../yaml/documents";
import { yamlFault } from "../settings-file";
import { partsOf, type Reference } from "./interpolation";

/** What stands in a program, with its place. */
export type Expression = { readonly at: Position } & (
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "text"; readonly parts: readonly (string | Reference)[] }
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "map"; readonly entries: readonly Entry[] }
  | { readonly kind: "call"; readonly name: string; readonly argument: Expression }
);

interface Entry {
  readonly key: Expression;
  readonly value: Expression;
}

/** The program's language takes `0644` for octal, as its reader `yaml.v3` does. */
const OCTAL: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  identify: () => false,
  default: true,
  test: /^[-+]?0[0-7]+$/,
  resolve: (text) => Number.parseInt(text, 8),
};

/** Reads a program's text. Throws InputError for what is no YAML, and for what the language does not have. */
export function readExpression(file: string, text: string): Expression {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    customTags: (tags) => [OCTAL, ...tags],
  });
  const [error] = document.errors;
  if (error !== undefined) throw yamlFault(file, error);
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  return new Reader(file, positionAt).read((document as Document.Parsed).contents);
}

class Reader {
  constructor(
    private readonly file: string,
    private readonly positionAt: (offset: number) => Position,
  ) {}

  read(node: Node | null, start: Position = { line: 1, column: 1 }): Expression {
    const at = node?.range ? this.positionAt(node.range[0]) : start;
    if (isAlias(node)) throw new InputError(this.file, "Pulumi YAML has no aliases", at);
    if (isSeq(node)) {
      return { kind: "list", at, items: node.items.map((each) => this.read(each as Node | null, at)) };
    }
    if (isMap(node)) return this.mapOf(node.items, at);
    return this.scalarOf(isScalar(node) ? node.value : null, at, isScalar(node) ? node.source : undefined);
  }

  private mapOf(pairs: readonly { key: unknown; value: unknown }[], at: Position): Expression {
    const entries = pairs.map(({ key, value }) => {
      const read = this.read(key as Node | null, at);
      return { key: read, value: this.read(value as Node | null, read.at) };
    });
    const [only] = entries;
    const name = only?.key.kind === "literal" ? String(only.key.value) : "";
    if (only !== undefined && entries.length === 1 && /^fn::/i.test(name)) {
      return { kind: "call", at: only.key.at, name: name.slice("fn::".length), argument: only.value };
    }
    return { kind: "map", at, entries };
  }

  private scalarOf(value: unknown, at: Position, source: string | undefined): Expression {
    if (value === null || typeof value === "number" || typeof value === "boolean") {
      return { kind: "literal", at, value };
    }
    if (typeof value !== "string") return { kind: "literal", at, value: source ?? String(value) };
    const parts = partsOf(value, (problem) => new InputError(this.file, problem, at));
    const [only] = parts;
    if (parts.length === 1 && typeof only === "object") return { kind: "reference", at, reference: only };
    if (parts.every((part) => typeof part === "string"))
      return { kind: "literal", at, value: parts.join("") };
    return { kind: "text", at, parts };
  }
}
