import { isMap, type ValueMap } from "../model/value";
import { type Position, readYaml, type YamlDocument, YamlError } from "../yaml/documents";
import { readJson } from "../yaml/json";
import type { ProgramResource } from "./clusters";
import { InputError } from "./input-error";
import { snapshotOf } from "./snapshot";

/**
 * The objects of a file of Kubernetes manifests, in YAML or JSON, one or many documents; each item of a List is an
 * object of its own. YAML is read as kubectl reads it. Throws InputError with file, line and column for what is no
 * YAML or no object.
 */
export function readManifests(text: string, file: string): ProgramResource[] {
  return documentsIn(text, file).flatMap(({ value, position, positionOf }) => {
    if (value === null || value === undefined) return [];
    return objectsIn(value, positionOf).map((object) => {
      if (!isMap(object.value)) {
        throw new InputError(file, "a manifest must be a map with apiVersion and kind", position);
      }
      return manifestOf(object.value, file, object.position);
    });
  });
}

function documentsIn(text: string, file: string): YamlDocument[] {
  try {
    return readJson(text) ?? readYaml(text);
  } catch (error) {
    if (error instanceof YamlError) throw new InputError(file, error.message, error.position);
    throw error;
  }
}

interface Declared {
  readonly value: unknown;
  readonly position: Position;
}

/** The objects of a document: one, those of an array, or the items of a List, however deep. */
function objectsIn(value: unknown, positionOf: YamlDocument["positionOf"]): Declared[] {
  const itself = { value, position: positionOf(value) };
  if (Array.isArray(value)) return value.flatMap((each) => objectsIn(each, positionOf));
  if (!isMap(value)) return [itself];
  const { kind, apiVersion, items } = value;
  if (typeof kind !== "string" || !kind.endsWith("List") || !Array.isArray(items)) return [itself];
  const shared = kind === "List" ? {} : { apiVersion, kind: kind.slice(0, -"List".length) };
  return items.flatMap((item: unknown) => {
    if (!isMap(item)) return objectsIn(item, positionOf);
    const ofItem = objectsIn({ ...shared, ...item }, positionOf);
    return ofItem.length === 1 ? [{ value: ofItem[0]?.value, position: positionOf(item) }] : ofItem;
  });
}

function manifestOf(value: ValueMap, file: string, position: Position): ProgramResource {
  const { properties, secrets } = snapshotOf(value as Record<string, unknown>);
  if (typeof properties["kind"] !== "string" || typeof properties["apiVersion"] !== "string") {
    throw new InputError(file, "a manifest must have apiVersion and kind", position);
  }
  const source = { file, ...position };
  return { declaration: { urn: null, type: "", properties, secrets, source }, name: file };
}
