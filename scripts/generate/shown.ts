import { CONTAINER_LISTS } from "../../lib/kubernetes/pods/container";
import { isList, isMap, UNKNOWN, type Value, type ValueMap } from "../../lib/model/value";
import { container, pod } from "../../test/support/builders";

/** What a page shows of a value; comments tell what it leaves out. */
export type Shown = string | ShownMap | ShownList;
export interface ShownMap {
  readonly entries: readonly (readonly [string, Shown])[];
  readonly comments: readonly string[];
}
export interface ShownList {
  readonly items: readonly Shown[];
  readonly comments: readonly string[];
}

type Maybe = Value | undefined;

/** Tells once for a whole example that something is left out. */
export class Pruning {
  #isTold: boolean;
  #hasLeftOut = false;

  /** `isTold`: where another line of the example says so. */
  constructor(isTold = false) {
    this.#isTold = isTold;
  }

  leaveOut(): void {
    this.#hasLeftOut = true;
  }

  /** What a pod spec says of all that is left out of it: nothing, where an earlier one has said it. */
  comments(): string[] {
    if (this.#isTold || !this.#hasLeftOut) return [];
    this.#isTold = true;
    return [LEFT_OUT];
  }
}

const LEFT_OUT = "…";
const VALID_POD = pod()["spec"] as ValueMap;
const VALID_CONTAINER = container();

/**
 * An object as an example: everything that was written for the case, but of pod specs only what differs from the
 * other example or from the minimal valid pod.
 */
export function shown(value: Maybe, other: Maybe, pruning: Pruning): Shown {
  if (isMap(value))
    return isPodSpec(value) ? podSpec(value, other, pruning) : wholeMap(value, other, pruning);
  if (isList(value)) {
    const others = isList(other) ? other : [];
    return { items: value.map((item, index) => shown(item, others[index], pruning)), comments: [] };
  }
  return scalar(value);
}

/** A value in full. */
export function inFull(value: Maybe): Shown {
  if (isMap(value))
    return { entries: entriesOf(value).map(([key, below]) => [key, inFull(below)]), comments: [] };
  if (isList(value)) return { items: value.map(inFull), comments: [] };
  return scalar(value);
}

function wholeMap(value: ValueMap, other: Maybe, pruning: Pruning): ShownMap {
  const others = isMap(other) ? other : {};
  const entries = entriesOf(value).map(([key, below]) => [key, shown(below, others[key], pruning)] as const);
  return { entries, comments: [] };
}

function podSpec(value: ValueMap, other: Maybe, pruning: Pruning): ShownMap {
  const base = isMap(other) && isPodSpec(other) ? other : VALID_POD;
  const { entries, comments } = differing(value, base, VALID_POD, pruning);
  return { entries, comments: [...comments, ...pruning.comments()] };
}

/** Of a map, what differs from the other example or from what is valid; what is missing, where nothing else differs. */
function differing(value: ValueMap, base: ValueMap, valid: ValueMap, pruning: Pruning): ShownMap {
  const entries: [string, Shown][] = [];
  for (const [key, below] of entriesOf(value)) {
    const told = differenceAt(key, below, base[key], valid[key], pruning);
    if (told === undefined) pruning.leaveOut();
    else entries.push([key, told]);
  }
  const missing = Object.keys(base).filter((key) => isPresent(base[key]) && !(key in value));
  return { entries, comments: entries.length === 0 ? missing.map((key) => `no ${key}`) : [] };
}

function differenceAt(
  key: string,
  value: Maybe,
  base: Maybe,
  valid: Maybe,
  pruning: Pruning,
): Shown | undefined {
  const isShared = isSame(value, base);
  if (isShared && isSame(value, valid)) return undefined;
  const reference = isShared ? valid : base;
  if (key in CONTAINER_LISTS && isList(value)) return containers(value, reference, pruning);
  if (isMap(value) && isMap(reference))
    return differing(value, reference, isMap(valid) ? valid : {}, pruning);
  return inFull(value);
}

/** The containers that differ, by position; one that the other example lacks is compared with the minimal valid one. */
function containers(value: readonly Value[], other: Maybe, pruning: Pruning): ShownList {
  const others = isList(other) ? other : [];
  const items = value.flatMap((item, index) => {
    const twin = others[index];
    if (!isMap(item)) return [inFull(item)];
    const base = isMap(twin) && !isSame(item, twin) ? twin : VALID_CONTAINER;
    if (isSame(item, VALID_CONTAINER) && value.length > 1) return [];
    return [named(item, differing(item, base, VALID_CONTAINER, pruning))];
  });
  return { items, comments: [] };
}

/** A container by its name, though that is not what differs. */
function named(container: ValueMap, { entries, comments }: ShownMap): ShownMap {
  if (entries.some(([key]) => key === "name") || container["name"] === undefined)
    return { entries, comments };
  return { entries: [["name", scalar(container["name"])], ...entries], comments };
}

function isPodSpec(value: ValueMap): boolean {
  return isList(value["containers"]);
}

/** The fields of a map but for labels that are none. */
function entriesOf(map: ValueMap): [string, Maybe][] {
  return Object.entries(map).filter(
    ([key, value]) => value !== undefined && !(key === "labels" && isEmpty(value)),
  );
}

function isEmpty(value: Maybe): boolean {
  return isMap(value) && Object.keys(value).length === 0;
}

function isPresent(value: Maybe): boolean {
  return value !== undefined && value !== null;
}

/** Whether two values are the same, unknown parts included. */
export function isSame(a: Maybe, b: Maybe): boolean {
  return fingerprint(a) === fingerprint(b);
}

function fingerprint(value: Maybe): string | undefined {
  return JSON.stringify(value, (_key, part) => (part === UNKNOWN ? "\u0000unknown" : part));
}

function scalar(value: Maybe): string {
  return value === UNKNOWN ? "outputOfAnotherResource" : JSON.stringify(value ?? null);
}
