import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import { UNKNOWN, type Unknown } from "../model/value";
import type { Edge } from "./edge";
import type { Vertex } from "./vertex";

/**
 * How certain a step is: what the program declares cannot be undone by another; what only nothing here forbids may be
 * forbidden by an object of another program; and what depends on a value that nobody knows yet may come out either way.
 */
export const CERTAINTIES = ["confirmed", "open", "possible"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** How much a change costs: a flag, a narrower rule, a stricter pod, another exposure, a new design. */
type FixCost = 1 | 2 | 3 | 4 | 5;

/** One change of one property that makes a step impossible. */
export interface Fix {
  /** The property to change: its object is the one that a finding is attached to. */
  readonly field: Field;
  /** What to do, as an imperative: `set spec.automountServiceAccountToken to false`. */
  readonly change: string;
  readonly cost: FixCost;
}

/** A step as an edge makes it. */
export interface StepDraft {
  /** What the attacker needs: all of it. */
  readonly from: readonly Vertex[];
  readonly to: Vertex;
  /** Whether it can be taken; a step that cannot is not made. */
  readonly holds: true | Unknown;
  /** The field that makes it possible; none for a step that follows from what the attacker holds. */
  readonly at?: Field;
  /** What stands there, in a few words: `type LoadBalancer`. */
  readonly because: string;
  /** What is taken for granted, where the program does not say: `the image runs as root`. */
  readonly assumes?: string;
  /** What would forbid the step and is not in this program: `no NetworkPolicy isolates it`. */
  readonly absence?: string;
  /** The values that are not known and decide, where the field itself is known. */
  readonly decides?: readonly Field[];
  /** Changes, each of which makes the step impossible. */
  readonly fixes?: readonly Fix[];
}

/** One step of an attacker, with what shows that it can be taken. */
export interface Step extends StepDraft {
  readonly edge: Edge;
}

/** How certain a step is. */
export function certaintyOf({ holds, absence }: StepDraft): Certainty {
  if (holds === UNKNOWN) return "possible";
  return absence === undefined ? "confirmed" : "open";
}

/** The less certain of two. */
export function lessCertain(one: Certainty, other: Certainty): Certainty {
  return CERTAINTIES.indexOf(one) > CERTAINTIES.indexOf(other) ? one : other;
}

/** What makes two fixes the same: one property of one object. */
export function keyOfFix({ field }: Fix): string {
  return `${keyOfObject(field.owner)} ${field.path}`;
}

const keys = new WeakMap<DeclaredResource, string>();

/** An object's key: the same for the same declaration, whatever order a program declares its objects in. */
export function keyOfObject(object: DeclaredResource): string {
  let key = keys.get(object);
  if (key === undefined) {
    const { urn, cluster = "" } = object.declaration;
    const identity = `${cluster} ${object.type} ${String(object.namespace)}/${object.nameOrAlias}`;
    key = `${urn ?? identity}${object.root.path}${object.isPatch ? " patch" : ""}`;
    keys.set(object, key);
  }
  return key;
}
