import { isMap } from "../../../model/value";
import { hasUnknown, isSecret, secretOf, UNKNOWN_TEXT, unwrapped } from "../wire";

/** Whether anything in a value is secret. */
function holdsSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isSecret(value) || Object.values(value).some(holdsSecret);
}

/** The value without the wrappers of secrets in it. */
function withoutWrappers(value: unknown): unknown {
  const inner = unwrapped(value);
  if (Array.isArray(inner)) return inner.map(withoutWrappers);
  if (!isMap(inner)) return inner;
  return Object.fromEntries(Object.entries(inner).map(([key, each]) => [key, withoutWrappers(each)]));
}

/** What a function makes of values: secret where one of them is, unknown where one of them is. */
export function applied(values: unknown, make: (plain: unknown) => unknown): unknown {
  const result = hasUnknown(values) ? UNKNOWN_TEXT : make(withoutWrappers(values));
  return holdsSecret(values) ? secretOf(result) : result;
}

/** What is at a path in a value, secret where the way to it is; `undefined` where there is nothing. */
export function reach(value: unknown, path: readonly (string | number)[]): unknown {
  const inner = unwrapped(value);
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const found = inner === UNKNOWN_TEXT ? UNKNOWN_TEXT : reach(partOf(inner, step), rest);
  return isSecret(value) && found !== undefined ? secretOf(found) : found;
}

function partOf(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isMap(value) && Object.hasOwn(value, String(step)) ? value[String(step)] : undefined;
}

/** A value inside a text. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
