/**
 * The plain data that policies judge, and the three-valued logic over it.
 *
 * A value that is not known before deployment is the symbol `UNKNOWN`, anywhere in the tree.
 */

/** Stands for a value that is not known until deployment. */
export const UNKNOWN: unique symbol = Symbol("unknown");
export type Unknown = typeof UNKNOWN;

export interface ValueMap {
  readonly [key: string]: Value | undefined;
}
export type Value = null | boolean | number | string | Unknown | readonly Value[] | ValueMap;

/** The answer to a yes-or-no question about declared data. */
export type Truth = true | false | Unknown;

/** True for a map: neither a list nor a scalar. */
export function isMap(value: unknown): value is ValueMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Negation: unknown stays unknown. */
export function not(truth: Truth): Truth {
  return truth === UNKNOWN ? UNKNOWN : !truth;
}

/** Disjunction: one certain yes decides, otherwise one unknown leaves it open. */
export function anyOf(truths: Iterable<Truth>): Truth {
  let result: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === UNKNOWN) result = UNKNOWN;
  }
  return result;
}

/** Conjunction: one certain no decides, otherwise one unknown leaves it open. */
export function allOf(truths: Iterable<Truth>): Truth {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === UNKNOWN) result = UNKNOWN;
  }
  return result;
}

/** Whether two values are equal all the way down: unknown where only an unknown part leaves it open. */
export function isSame(one: Value | undefined, other: Value | undefined): Truth {
  if (one === UNKNOWN || other === UNKNOWN) return UNKNOWN;
  if (isList(one) && isList(other)) {
    return one.length === other.length && allOf(one.map((each, index) => isSame(each, other[index])));
  }
  if (isMap(one) && isMap(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return allOf(keys.map((key) => isSame(one[key], other[key])));
  }
  return (one ?? null) === (other ?? null);
}
