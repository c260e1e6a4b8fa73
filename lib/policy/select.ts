import type { Severity } from "../model/severity";
import { LEVELS_OF } from "./configuration";
import type { Category, Policy, Profile } from "./define";
import type { ThreatId } from "./threat-model";

/** What policies to take: each list that is given must hold one of the policy's own. */
export interface Selection {
  readonly ids?: readonly string[];
  readonly categories?: readonly Category[];
  readonly severities?: readonly Severity[];
  readonly threats?: readonly ThreatId[];
  /** Schemes of references, or references down to a point: `cis`, `cis:5.2`, `pss:baseline`. */
  readonly frameworks?: readonly string[];
  /** Those that are on in a profile. */
  readonly profile?: Profile;
}

/** The policies of a list that a selection takes, in their order. */
export function selectFrom(policies: readonly Policy[], selection: Selection): Policy[] {
  const { ids, categories, severities, threats, frameworks, profile } = selection;
  return policies.filter(
    (policy) =>
      isAmong([policy.id], ids) &&
      isAmong([policy.category], categories) &&
      isAmong([policy.severity], severities) &&
      isAmong(policy.threats, threats) &&
      (frameworks === undefined || frameworks.some((framework) => isOf(policy, framework))) &&
      (profile === undefined || LEVELS_OF[profile](policy) !== "disabled"),
  );
}

function isAmong<T>(own: readonly T[], wanted: readonly T[] | undefined): boolean {
  return wanted === undefined || own.some((each) => wanted.includes(each));
}

function isOf({ references }: Policy, framework: string): boolean {
  return references.some(
    (reference) => reference.startsWith(framework) && !/^[\w-]/.test(reference.slice(framework.length)),
  );
}

/** The same policies with the levels of a profile as their own; those that the profile leaves out are off. */
export function inProfile(policies: readonly Policy[], profile: Profile): Policy[] {
  return policies.map((policy) => {
    const level = LEVELS_OF[profile](policy);
    if (level === "disabled") return { ...policy, profile: "restricted" };
    return { ...policy, profile: "baseline", enforcement: level === "mandatory" ? "mandatory" : "advisory" };
  });
}
