import { isMap } from "../model/value";

/** The part of JSON Schema that the pack's settings are written in. */
export interface Schema {
  readonly type: "string" | "boolean" | "array" | "object";
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
}

const NAMES = { string: "a text", boolean: "true or false", array: "a list", object: "a map" } as const;

/** Where a value breaks a schema, one line each. */
export function schemaProblems(schema: Schema, value: unknown, place: string): string[] {
  if (!hasType(schema, value)) return [`${place} must be ${NAMES[schema.type]}`];
  if (schema.enum !== undefined && !schema.enum.some((allowed) => allowed === value))
    return [`${place} must be one of ${schema.enum.join(", ")}`];
  const { items } = schema;
  if (Array.isArray(value) && items !== undefined)
    return value.flatMap((item, index) => schemaProblems(items, item, `${place}[${index}]`));
  return isMap(value) ? mapProblems(schema, value, place) : [];
}

function mapProblems({ properties = {}, required = [] }: Schema, value: object, place: string): string[] {
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  const ofEntries = Object.entries(value).flatMap(([name, entry]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return schema === undefined
      ? [`${place} has no setting "${name}"`]
      : schemaProblems(schema, entry, `${place}.${name}`);
  });
  return [...missing.map((name) => `${place} must have ${name}`), ...ofEntries];
}

function hasType({ type }: Schema, value: unknown): boolean {
  if (type === "array") return Array.isArray(value);
  return type === "object" ? isMap(value) : typeof value === type;
}
