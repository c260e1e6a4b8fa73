import { existsSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { InputError } from "../../../program/input-error";
import type { Position } from "../../../yaml/documents";
import type { Project } from "../project";
import { type Expression, readExpression } from "./expression";

/** The fields of a map by name. */
type Fields = ReadonlyMap<string, Expression>;

/** A resource as a program declares it. */
export interface ResourceDeclaration {
  readonly at: Position;
  readonly type: string;
  readonly name: string;
  readonly isDefaultProvider: boolean;
  readonly properties: Expression;
  readonly options: Fields;
  /** The id and what is known of a resource that is only read. */
  readonly get: Fields | undefined;
}

/** A program in Pulumi YAML. */
export interface Template {
  readonly file: string;
  readonly config: Fields;
  readonly variables: Fields;
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly outputs: Fields;
}

const RESOURCE_FIELDS = new Set(["type", "name", "defaultProvider", "properties", "options", "get"]);

/**
 * Reads the program of a project: Main.json or Main.yaml in its folder, else what the project's file itself declares.
 * Throws InputError for what is none.
 */
export function readTemplate(project: Project, onNotice: (notice: string) => void): Template {
  const file = fileOf(project);
  const fields = fieldsOf(readExpression(file, readFileSync(file, "utf8")), file, "the program");
  const section = (name: string) => {
    const found = fields.get(name);
    return found === undefined ? new Map<string, Expression>() : fieldsOf(found, file, name);
  };
  const resources = [...section("resources")].map(
    ([key, declared]) => [key, resourceOf(key, declared, file, onNotice)] as const,
  );
  const config = fields.get("config")?.kind === "map" ? section("config") : new Map<string, Expression>();
  return {
    file,
    config: new Map([...config, ...section("configuration")]),
    variables: section("variables"),
    resources: new Map(resources),
    outputs: section("outputs"),
  };
}

function fileOf({ workingFolder, main, folder, file }: Project): string {
  if (main !== ".") return join(workingFolder, main);
  const named = ["Main.json", "Main.yaml"]
    .map((name) => join(workingFolder, name))
    .find((each) => existsSync(each));
  const ofFolder = join(workingFolder, `Pulumi${extname(file)}`);
  return named ?? (existsSync(ofFolder) ? ofFolder : join(folder, basename(file)));
}

function resourceOf(
  key: string,
  declared: Expression,
  file: string,
  onNotice: (notice: string) => void,
): ResourceDeclaration {
  const fields = fieldsOf(declared, file, `the resource ${key}`);
  const type = literalOf(fields.get("type"));
  if (typeof type !== "string") throw new InputError(file, `the resource ${key} has no type`, declared.at);
  for (const [name, { at }] of fields) {
    if (RESOURCE_FIELDS.has(name)) continue;
    onNotice(
      `${basename(file)}:${at.line}:${at.column}: resources have no field ${name}; that of ${key} was left out`,
    );
  }
  const name = literalOf(fields.get("name"));
  const [options, get] = [fields.get("options"), fields.get("get")];
  return {
    at: declared.at,
    type,
    name: typeof name === "string" ? name : key,
    isDefaultProvider: literalOf(fields.get("defaultProvider")) === true,
    properties: fields.get("properties") ?? { kind: "map", at: declared.at, entries: [] },
    options: options === undefined ? new Map() : fieldsOf(options, file, `options of ${key}`),
    get: get && fieldsOf(get, file, `get of ${key}`),
  };
}

/** The fields of a map. Throws InputError for anything else; null counts as an empty one. */
export function fieldsOf(expression: Expression, file: string, what: string): Map<string, Expression> {
  if (literalOf(expression) === null) return new Map();
  if (expression.kind !== "map") throw new InputError(file, `${what} must be a map`, expression.at);
  return new Map(expression.entries.map(({ key, value }) => [String(literalOf(key)), at(value, key)]));
}

/** What is declared stands where its key does. */
function at(value: Expression, key: Expression): Expression {
  return value.kind === "map" ? { ...value, at: key.at } : value;
}

/** The value where it is a literal, else nothing. */
export function literalOf(expression: Expression | undefined): unknown {
  return expression?.kind === "literal" ? expression.value : undefined;
}
