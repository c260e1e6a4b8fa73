import { lookup } from "../../../model/lookup";
import { InputError } from "../../../program/input-error";
import { UNKNOWN_TEXT, type Wire } from "../wire";
import type { Expression } from "./expression";
import { FUNCTIONS, type FunctionScope } from "./functions";
import type { Reference } from "./interpolation";
import { wholeToken } from "./types";
import { applied, reach, textOf } from "./values";

/** What names stand for: values of variables and configuration, and resources by what is known of them. */
export interface Scope extends FunctionScope {
  readonly file: string;
  readonly values: ReadonlyMap<string, unknown>;
  readonly resources: ReadonlyMap<string, KnownResource>;
  /** Whether a value comes from resources, of which nobody knows everything. */
  comesFromResources(name: string): boolean;
  /** Calls a function of a provider. */
  invoke(token: string, args: Wire): unknown;
}

/** A resource that was registered or read. */
export interface KnownResource {
  readonly urn: string;
  readonly type: string;
  readonly id: unknown;
  readonly isComponent: boolean;
  readonly outputs: Wire;
}

/**
 * The value of an expression in wire form. Throws InputError for a property that is not there, for a function that the
 * language does not have, and for what a function cannot take.
 */
export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "reference":
      return referred(expression.reference, expression, scope);
    case "text":
      return applied(
        expression.parts.map((part) => (typeof part === "string" ? part : referred(part, expression, scope))),
        (parts) => (parts as unknown[]).map(textOf).join(""),
      );
    case "list":
      return expression.items.map((each) => evaluate(each, scope));
    case "map":
      return mapOf(expression, scope);
    case "call":
      return called(expression, scope);
  }
}

function mapOf({ entries }: Expression & { kind: "map" }, scope: Scope): unknown {
  const pairs = entries.map(({ key, value }) => [evaluate(key, scope), evaluate(value, scope)] as const);
  // Of a map with an unknown key nobody knows what it lacks.
  if (pairs.some(([key]) => key === UNKNOWN_TEXT)) return UNKNOWN_TEXT;
  return Object.fromEntries(pairs.map(([key, value]) => [textOf(key), value]));
}

function referred({ root, path }: Reference, { at }: Expression, scope: Scope): unknown {
  const resource = scope.resources.get(root);
  if (resource !== undefined) return partOfResource(resource, path);
  const value = reach(scope.values.get(root), path);
  if (value !== undefined) return value;
  if (scope.comesFromResources(root)) return UNKNOWN_TEXT;
  throw new InputError(scope.file, `there is no ${path.join(".")} in ${root}`, at);
}

/** What a resource is before it is there: its inputs, and unknown in all else. */
function partOfResource(resource: KnownResource, path: readonly (string | number)[]): unknown {
  const [first] = path;
  if (first === undefined) return resource.isComponent ? resource.urn : resource.id;
  if (path.length === 1 && first === "urn") return resource.urn;
  if (path.length === 1 && first === "id") return resource.id;
  return reach(resource.outputs, path) ?? UNKNOWN_TEXT;
}

function called({ name, argument, at }: Expression & { kind: "call" }, scope: Scope): unknown {
  const known = name.toLowerCase();
  if (known === "invoke") return invoked(argument, scope);
  const value = evaluate(argument, scope);
  // The short form of a call of a provider's function.
  if (name.includes(":")) return scope.invoke(wholeToken(name), argumentsIn(value));
  if (known === "stackreference") return UNKNOWN_TEXT;
  const builtIn = lookup(FUNCTIONS, known);
  if (builtIn === undefined) throw new InputError(scope.file, `there is no function fn::${name}`, at);
  try {
    return builtIn(value, scope);
  } catch (error) {
    throw new InputError(scope.file, `fn::${name} ${(error as Error).message}`, at);
  }
}

function invoked(argument: Expression, scope: Scope): unknown {
  const call = argumentsIn(evaluate(argument, scope));
  const of = (name: string) => Object.entries(call).find(([key]) => key.toLowerCase() === name)?.[1];
  const [token, part] = [of("function"), of("return")];
  if (typeof token !== "string") {
    throw new InputError(scope.file, "fn::invoke names no function", argument.at);
  }
  const result = scope.invoke(wholeToken(token), argumentsIn(of("arguments")));
  return typeof part === "string" ? (reach(result, [part]) ?? UNKNOWN_TEXT) : result;
}

function argumentsIn(value: unknown): Wire {
  return typeof value === "object" && value !== null ? (value as Wire) : {};
}
