import type { Field } from "./field";
import { type Truth, UNKNOWN } from "./value";

/** What a policy says about one place of one object. Claims on the same object become one finding. */
export interface Claim {
  readonly verdict: "violated" | "undecided";
  readonly field: Field;
  /** The demand, such as `must not set`; claims with the same demand share it in the message. */
  readonly must: string;
  /** What the demand is about: usually `path=value`. */
  readonly what: string;
  /** The container or volume it concerns, such as `container "api"`. */
  readonly who?: string;
}

/** What a check may return: nothing, one claim or many; `undefined` stands for "nothing to say". */
export type Claims = Claim | undefined | Iterable<Claim | undefined>;

/** All claims of a check's result, in order. */
export function* claimsOf(claims: Claims): Generator<Claim> {
  if (claims === undefined) return;
  if (!(Symbol.iterator in claims)) {
    yield claims;
    return;
  }
  for (const claim of claims) if (claim !== undefined) yield claim;
}

/** The same claim, with the container or volume it concerns. */
export function concerning(who: string, claim: Claim | undefined): Claim | undefined {
  return claim === undefined ? undefined : { ...claim, who };
}

/** A claim that holds where `bad` is true, is open where it is unknown, and is nothing where it is false. */
export function claimIf(bad: Truth, field: Field, must: string, what: string): Claim | undefined {
  if (bad === false) return undefined;
  return { verdict: bad === UNKNOWN ? "undecided" : "violated", field, must, what };
}

/** The claim where a condition holds; open where the condition is unknown. */
export function onlyIf(condition: Truth, claim: Claim | undefined): Claim | undefined {
  if (claim === undefined || condition === false) return undefined;
  return condition === UNKNOWN ? { ...claim, verdict: "undecided" } : claim;
}
