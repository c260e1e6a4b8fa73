import type { DeclaredResource } from "../model/declared-resource";
import { issuesOf } from "../model/issue";
import { isList, isMap, type Value, type ValueMap } from "../model/value";
import type { ObjectPolicy } from "./define";
import { optionValues } from "./evaluate";

/** A change to one place of a declared resource; `undefined` removes the field. */
export interface Change {
  readonly steps: readonly (string | number)[];
  readonly value: Value | undefined;
}

/**
 * The changes by which a policy repairs an object: none where it finds nothing certain, or has no repair. Only places
 * with a certain violation are repaired, and only values that differ are named, so that everything else of the
 * resource, secrets included, stays untouched.
 */
export function repairsOf(policy: ObjectPolicy, object: DeclaredResource): Change[] {
  if (policy.remediation === undefined || object.isPatch) return [];
  const { placesOf, repair } = policy.remediation;
  const issues = [...issuesOf(policy.check(object, optionValues(policy)))];
  const violated = issues.filter(({ verdict }) => verdict === "violated").map(({ field }) => field.steps);
  return placesOf(object).flatMap(({ value, steps }) => {
    const isViolated = violated.some((place) => steps.every((step, index) => place[index] === step));
    return isViolated && isMap(value) ? differences(value, repair(value), steps) : [];
  });
}

/** The object's properties as a policy repairs them. */
export function repaired(policy: ObjectPolicy, object: DeclaredResource): ValueMap {
  const changes = repairsOf(policy, object);
  return changes.reduce<Value | undefined>(
    (value, change) => withChange(value, change.steps, change.value),
    object.declaration.properties,
  ) as ValueMap;
}

function differences(
  before: Value | undefined,
  after: Value | undefined,
  steps: (string | number)[],
): Change[] {
  if (before === after) return [];
  if (isMap(before) && isMap(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => differences(before[name], after[name], [...steps, name]));
  }
  return [{ steps, value: after }];
}

function withChange(
  base: Value | undefined,
  steps: readonly (string | number)[],
  value: Value | undefined,
): Value | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (typeof step === "number") {
    return isList(base) ? base.with(step, withChange(base[step], rest, value) ?? null) : base;
  }
  const { [step]: below, ...others } = isMap(base) ? base : {};
  const changed = withChange(below, rest, value);
  return changed === undefined ? others : { ...others, [step]: changed };
}
