import { readFileSync } from "node:fs";
import { parse, YAMLParseError } from "yaml";
import { isMap } from "../../model/value";
import { InputError } from "../../program/input-error";

/** What a file of Pulumi's settings holds. */
export type Settings = Readonly<Record<string, unknown>>;

/** Reads settings in YAML or JSON; `undefined` where there is no such file. Throws InputError for what cannot be read. */
export function readSettings(file: string): Settings | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  try {
    return mapOf(parse(text));
  } catch (error) {
    throw error instanceof YAMLParseError
      ? yamlFault(file, error)
      : new InputError(file, (error as Error).message);
  }
}

/** What the parser says is wrong, in one line and at its place. */
export function yamlFault(file: string, { message, linePos }: YAMLParseError): InputError {
  const [start] = linePos ?? [];
  const problem = message.replace(/ at line \d+, column \d+:?\s.*$/s, "");
  return new InputError(file, problem, start && { line: start.line, column: start.col });
}

/** The value where it is a map, else an empty one. */
export function mapOf(value: unknown): Settings {
  return isMap(value) ? value : {};
}
