import type { SourcePosition } from "../model/declared-resource";
import { nameInUrn } from "../model/urn";
import { isMap, type ValueMap } from "../model/value";
import { type ProgramResource, targetOf } from "./clusters";
import { InputError } from "./input-error";
import { snapshotOf } from "./snapshot";

type Json = Readonly<Record<string, unknown>>;

/**
 * The resources in a `pulumi preview --json` or `pulumi stack export` document; `undefined` when it is neither.
 * Throws InputError for a state that lacks what every state has.
 */
export function readState(document: unknown, file: string): ProgramResource[] | undefined {
  const states = statesIn(document);
  return states === undefined ? undefined : resourcesOf(states, file);
}

/**
 * The resources of the state before the change, in a `pulumi preview --json` document; `undefined` when it is none.
 * Throws InputError as `readState` does.
 */
export function readOldState(document: unknown, file: string): ProgramResource[] | undefined {
  const steps = stepsIn(document);
  if (steps === undefined) return undefined;
  const states = steps.filter(isObject).map(({ oldState }) => oldState);
  const byUrn = new Map(states.filter(isObject).map((state) => [state["urn"], state]));
  return resourcesOf([...byUrn.values()], file);
}

function resourcesOf(states: readonly unknown[], file: string): ProgramResource[] {
  const resources = states.filter(isObject);
  for (const state of resources) {
    if (typeof state["urn"] !== "string" || typeof state["type"] !== "string") {
      throw new InputError(file, "a resource of the state has no urn and type");
    }
  }
  const inputsByUrn = new Map(
    resources.map((state) => [state["urn"], snapshotOf(mapOf(state["inputs"])).properties]),
  );
  return resources.map((state) => resourceOf(state, inputsByUrn));
}

function statesIn(document: unknown): readonly unknown[] | undefined {
  if (!isObject(document)) return undefined;
  const { deployment, version } = document;
  if (isObject(deployment) && version !== undefined) {
    const { resources } = deployment;
    return Array.isArray(resources) ? resources : [];
  }
  return stepsIn(document)?.map((step) =>
    isObject(step) && step["op"] !== "delete" ? step["newState"] : undefined,
  );
}

function stepsIn(document: unknown): readonly unknown[] | undefined {
  if (!isObject(document) || "kind" in document) return undefined;
  return Array.isArray(document["steps"]) ? document["steps"] : undefined;
}

function resourceOf(state: Json, inputsByUrn: ReadonlyMap<unknown, ValueMap>): ProgramResource {
  const urn = String(state["urn"]);
  const { properties, secrets } = snapshotOf(mapOf(state["inputs"]));
  // A resource that was read has no inputs: what is known of it are its outputs.
  const declared =
    Object.keys(properties).length > 0 ? { properties, secrets } : snapshotOf(mapOf(state["outputs"]));
  const provider = typeof state["provider"] === "string" ? state["provider"].replace(/::[^:]*$/, "") : "";
  const source = sourceOf(state);
  return {
    name: nameInUrn(urn),
    declaration: {
      urn,
      type: String(state["type"]),
      ...declared,
      ...targetOf(provider, inputsByUrn.get(provider) ?? {}),
      dependencies: dependenciesOf(state),
      ...(typeof state["parent"] === "string" && { parent: state["parent"] }),
      ...(source && { source }),
    },
  };
}

function dependenciesOf(state: Json): Record<string, string[]> {
  const entries = Object.entries(mapOf(state["propertyDependencies"]));
  return Object.fromEntries(
    entries.map(([name, urns]) => [name, Array.isArray(urns) ? urns.map(String) : []]),
  );
}

/** The position that Pulumi recorded, `project:///index.ts#8,12`: the innermost frame inside the project. */
function sourceOf(state: Json): SourcePosition | undefined {
  const frames = Array.isArray(state["stackTrace"]) ? state["stackTrace"] : [];
  const positions = [
    ...frames.map((frame) => (isObject(frame) ? frame["sourcePosition"] : undefined)),
    state["sourcePosition"],
  ];
  return positions.map(positionOf).find((position) => position !== undefined);
}

function positionOf(text: unknown): SourcePosition | undefined {
  const match = typeof text === "string" ? /^project:\/\/\/?(.+)#(\d+)(?:,(\d+))?$/.exec(text) : null;
  const [, file, line, column] = match ?? [];
  if (file === undefined || file.includes("node_modules/")) return undefined;
  return { file: file.replace(/^\/+/, ""), line: Number(line), column: Number(column ?? 1) };
}

function mapOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return isMap(value);
}
