import { UNKNOWN } from "../../lib/model/value";
import type { Policy } from "../../lib/policy/define";
import { isStackPolicy } from "../../lib/policy/define";
import { evaluate, evaluateStack } from "../../lib/policy/evaluate";
import type { AnyTable } from "../../scripts/generate/load";
import { type Manifest, type Stack, setAt } from "./builders";
import { programIn } from "./declared";
import { placesOf } from "./places";

/** Whether a policy leaves anything open: some value of a rejected case that, when unknown, leaves it undecided. */
export function canBeUndecided(policy: Policy, table: AnyTable): boolean {
  const given = Object.values<{ readonly given: Manifest | Stack }>(table.rejects).map(
    (reject) => reject.given,
  );
  return given.flatMap(variantsOf).some((objects) => isUndecided(policy, objects));
}

function isUndecided(policy: Policy, objects: readonly Manifest[]): boolean {
  const program = programIn({ objects, notSeen: [] });
  const findings = isStackPolicy(policy)
    ? evaluateStack(policy, program).findings
    : [...program.clusters, program.cloud]
        .flatMap((place) => place.objects)
        .filter(policy.appliesTo)
        .flatMap((object) => evaluate(policy, object).findings);
  return findings.some(({ verdict }) => verdict === "undecided");
}

function variantsOf(given: Manifest | Stack): Manifest[][] {
  const objects = "objects" in given && Array.isArray(given.objects) ? given.objects : [given as Manifest];
  return objects.flatMap((object, index) =>
    placesOf(object).map((steps) => objects.with(index, setAt(object, steps, UNKNOWN) as Manifest)),
  );
}
