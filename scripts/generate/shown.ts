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

const LEFT_OUT = "...";
/** Fields by which a reader knows a container, a volume or another element of a list. */
const NAMES = ["name", "image"];
const VALID_POD = pod()["spec"] as ValueMap;
const VALID_CONTAINER = container();

/**
 * An object as an example: everything that was written for the case, but of pod specs only names and what differs
 * from the other example or from the minimal valid pod.
 */
export function shown(value: Maybe, other: Maybe): Shown {
  if (isMap(value))
    return isPodSpec(value) ? differing(value, podSpecIn(other), VALID_POD) : wholeMap(value, other);
  if (isList(value)) {
    const others = isList(other) ? other : [];
    return { items: value.map((item, index) => shown(item, others[index])), comments: [] };
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

function wholeMap(value: ValueMap, other: Maybe): ShownMap {
  const others = isMap(other) ? other : {};
  return { entries: entriesOf(value).map(([key, below]) => [key, shown(below, others[key])]), comments: [] };
}

/** Of a map, what differs from the other example, or from what is valid where there is no other. */
function differing(value: ValueMap, other: ValueMap | undefined, valid: ValueMap): ShownMap {
  const base = other ?? valid;
  const missing = Object.keys(base).filter((key) => isPresent(base[key]) && !(key in value));
  const entries: [string, Shown][] = [];
  let leftOut = false;
  for (const [key, below] of entriesOf(value)) {
    const told = differenceAt(key, below, base[key], valid[key]);
    if (told === undefined) leftOut = true;
    else entries.push([key, told]);
  }
  const comments = missing.map((key) => `no ${key}`);
  return { entries, comments: leftOut ? [...comments, LEFT_OUT] : comments };
}

function differenceAt(key: string, value: Maybe, other: Maybe, valid: Maybe): Shown | undefined {
  if (key === "containers" && isList(value)) return containers(value, other);
  const isShared = isSame(value, other);
  if (isShared && NAMES.includes(key)) return name(value);
  if (isShared && isSame(value, valid)) return undefined;
  const reference = isShared ? valid : other;
  if (key in CONTAINER_LISTS && isList(value)) return containers(value, reference);
  if (isMap(value) && isMap(reference)) return differing(value, reference, isMap(valid) ? valid : {});
  return inFull(value);
}

/** Containers by position; one that the other example lacks is compared with the minimal valid one. */
function containers(value: readonly Value[], other: Maybe): ShownList {
  const others = isList(other) ? other : [];
  const items = value.map((item, index) => {
    const twin = others[index];
    return isMap(item)
      ? differing(item, isMap(twin) ? twin : VALID_CONTAINER, VALID_CONTAINER)
      : inFull(item);
  });
  return { items, comments: [] };
}

/** A name that is not the point; of an image, the digest is left out. */
function name(value: Maybe): Shown {
  return typeof value === "string" ? scalar(value.replace(/@sha256:.*$/, "")) : inFull(value);
}

function isPodSpec(value: ValueMap): boolean {
  return isList(value["containers"]);
}

function podSpecIn(value: Maybe): ValueMap | undefined {
  return isMap(value) && isPodSpec(value) ? value : undefined;
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

function isSame(a: Maybe, b: Maybe): boolean {
  return fingerprint(a) === fingerprint(b);
}

function fingerprint(value: Maybe): string | undefined {
  return JSON.stringify(value, (_key, part) => (part === UNKNOWN ? "\u0000unknown" : part));
}

function scalar(value: Maybe): string {
  return value === UNKNOWN ? "outputOfAnotherResource" : JSON.stringify(value ?? null);
}
