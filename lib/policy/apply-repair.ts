import { type Declaration, type DeclaredResource, objectsOf } from "../model/declared-resource";
import { joinPath } from "../model/field";
import { issuesOf } from "../model/issue";
import { isList, isMap, type Value, type ValueMap } from "../model/value";
import type { ObjectPolicy } from "./define";
import { evaluate, optionValues } from "./evaluate";
import type { Exemptions } from "./exemptions/exemptions";

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
function repairsOf(policy: ObjectPolicy, object: DeclaredResource): Change[] {
  if (policy.remediation === undefined || object.isPatch) return [];
  const { placesOf, repair } = policy.remediation;
  const issues = [...issuesOf(policy.check(object, optionValues(policy)))];
  const violated = issues.filter(({ verdict }) => verdict === "violated").map(({ field }) => field.steps);
  return placesOf(object).flatMap(({ value, steps }) => {
    const isViolated = violated.some((place) => steps.every((step, index) => place[index] === step));
    return isViolated && isMap(value) ? differences(value, repair(value), steps) : [];
  });
}

/** The repairs of what is not exempted. */
export function wantedRepairsOf(
  policy: ObjectPolicy,
  object: DeclaredResource,
  exemptions: Exemptions,
): Change[] {
  const repairs = repairsOf(policy, object);
  if (repairs.length === 0) return [];
  const findings = evaluate(policy, object).findings.flatMap((finding) => exemptions.apply(finding));
  const accepted = findings.filter(({ exempted }) => exempted !== undefined);
  if (accepted.length === 0) return repairs;
  const standing = findings.filter((finding) => !accepted.includes(finding)).flatMap(({ issues }) => issues);
  return repairs.filter(({ steps }) => {
    const path = steps.reduce<string>(joinPath, "");
    return standing.some(({ field, part }) => isAround(part?.field?.path ?? field.path, path));
  });
}

/** Whether one of two paths lies in the other. */
function isAround(one: string, other: string): boolean {
  return `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);
}

/** A resource after the repairs of policies: its properties, what differs, and the policies that had a part in it. */
export interface RepairedResource {
  readonly properties: ValueMap;
  readonly changes: readonly Change[];
  readonly policies: readonly ObjectPolicy[];
}

/** Repairs a resource by one policy after the other, each on what the last one left. */
export function repairedBy(
  policies: readonly ObjectPolicy[],
  declaration: Declaration,
  exemptions: Exemptions,
): RepairedResource {
  let { properties } = declaration;
  const applied: ObjectPolicy[] = [];
  for (const policy of policies) {
    const objects = objectsOf({ ...declaration, properties }).filter(policy.appliesTo);
    const changes = objects.flatMap((object) => wantedRepairsOf(policy, object, exemptions));
    if (changes.length === 0) continue;
    applied.push(policy);
    properties = withChanges(properties, changes);
  }
  return { properties, changes: differences(declaration.properties, properties, []), policies: applied };
}

/** The object's properties as a policy repairs them. */
export function repaired(policy: ObjectPolicy, object: DeclaredResource): ValueMap {
  return withChanges(object.declaration.properties, repairsOf(policy, object));
}

function withChanges(properties: ValueMap, changes: readonly Change[]): ValueMap {
  return changes.reduce<Value | undefined>(
    (value, change) => withChange(value, change.steps, change.value),
    properties,
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
  // Lists of the same length are told apart element by element, so that a change names its own place.
  if (isList(before) && isList(after) && before.length === after.length && before.some(isMap)) {
    return before.flatMap((each, index) => differences(each, after[index], [...steps, index]));
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
