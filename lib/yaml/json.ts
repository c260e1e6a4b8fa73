import { type Position, readYaml, type YamlDocument, YamlError } from "./documents";

/**
 * The values of a text in JSON, one or many one after the other; `undefined` for a text that is no JSON. It is read by
 * the reader of YAML, which knows places and repeated keys. Throws YamlError for what that one refuses.
 */
export function readJson(text: string): YamlDocument[] | undefined {
  const parts = valuesIn(text);
  if (parts === undefined) return undefined;
  return parts.flatMap((part) => {
    try {
      return readYaml(part.text).map(({ value, position, positionOf }) => ({
        value,
        position: behind(part, position),
        positionOf: (inner: unknown) => behind(part, positionOf(inner)),
      }));
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      throw new YamlError(error.message, behind(part, error.position));
    }
  });
}

interface Part {
  readonly text: string;
  readonly start: Position;
}

function behind({ start }: Part, { line, column }: Position): Position {
  return { line: start.line + line - 1, column: line === 1 ? start.column + column - 1 : column };
}

/** The texts of the maps and arrays that follow each other; `undefined` where there is anything else. */
function valuesIn(text: string): Part[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const parts: Part[] = [];
  let depth = 0;
  let start = { offset: 0, line: 1, column: 1 };
  let line = 1;
  let lineStart = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[{\]}\n]|[^\s"[{\]}]+/g)) {
    if (token === "\n") {
      line += 1;
      lineStart = index + 1;
    } else if (token === "{" || token === "[") {
      if (depth === 0) start = { offset: index, line, column: index - lineStart + 1 };
      depth += 1;
    } else if (depth === 0) {
      return undefined;
    } else if (token === "}" || token === "]") {
      depth -= 1;
      if (depth === 0) parts.push({ text: text.slice(start.offset, index + 1), start });
    }
  }
  return depth === 0 && parts.every(({ text: part }) => isJson(part)) ? parts : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
