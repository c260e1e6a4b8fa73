import { InputError } from "../../../program/input-error";
import type { Project } from "../project";
import { hasUnknown, secretOf, UNKNOWN_TEXT } from "../wire";
import { evaluate, type Scope } from "./evaluate";
import type { Expression } from "./expression";
import { fieldsOf, literalOf } from "./template";

/** Whether the stack or the project sets a name, which programs may use without declaring it. */
export function isSet(name: string, project: Project): boolean {
  const key = keyOf(name, project);
  return key in project.config || key in project.encrypted;
}

/**
 * The value of a name of the configuration: what the stack sets, else the default. What is encrypted, or missing and
 * asked for, is unknown. Throws InputError for what is missing, and for text that is not of the declared type.
 */
export function configValue(
  name: string,
  declared: Expression | undefined,
  project: Project,
  scope: Scope,
  onMissing: ((key: string) => void) | undefined,
): unknown {
  const { file } = scope;
  const fields = declared?.kind === "map" ? fieldsOf(declared, file, name) : new Map<string, Expression>();
  const isSecret = literalOf(fields.get("secret")) === true;
  const asDeclared = (value: unknown) => (isSecret ? secretOf(value) : value);
  const type = literalOf(fields.get("type"));
  const key = keyOf(name, project);
  const [known, encrypted] = [project.config[key], project.encrypted[key]];
  if (encrypted !== undefined) return secretOf(hasUnknown(encrypted) ? UNKNOWN_TEXT : typed(encrypted, type));
  if (known !== undefined) {
    const value = typed(known, type);
    if (value !== undefined) return asDeclared(value);
    throw new InputError(file, `the configuration ${key} is not of the type ${type}`, declared?.at);
  }
  const preset =
    fields.get("value") ?? fields.get("default") ?? (declared?.kind === "map" ? undefined : declared);
  if (preset !== undefined) return asDeclared(evaluate(preset, scope));
  if (onMissing === undefined) throw new InputError(file, missing(key), declared?.at);
  onMissing(key);
  return asDeclared(UNKNOWN_TEXT);
}

function keyOf(name: string, { name: project }: Project): string {
  return name.includes(":") ? name : `${project}:${name}`;
}

function missing(key: string): string {
  return (
    `the configuration ${key} is missing; give it with -c KEY=VALUE, choose a stack that has it with --stack NAME ` +
    "or a file with --config-file FILE, or let it count as unknown with --unknown-config"
  );
}

/** Text as a value of a type of Pulumi's, in either of the spellings; nothing where it is none. */
function typed(text: string, type: unknown): unknown {
  const name = typeof type === "string" ? type.toLowerCase() : "";
  if (name === "string") return text;
  const value = jsonIn(text);
  if (name === "") return value === undefined || typeof value === "string" ? text : value;
  if (name === "boolean") return typeof value === "boolean" ? value : undefined;
  if (name === "number" || name === "integer" || name === "int")
    return typeof value === "number" ? value : undefined;
  return typeof value === "object" ? value : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
