import { join } from "node:path";
import { loadEntries } from "../../scripts/generate/load";
import { type Manifest, type Stack, stack } from "../support/builders";
import { type Case, unfolded } from "../support/policy-table";
import { type Judge, judgeOf } from "./judge";

const ROOT = join(__dirname, "..", "..");

/** A world to poison, with who judges it. */
export interface World {
  readonly name: string;
  readonly judge: Judge;
  readonly world: Stack;
}

/** The cases of the tables of policies, all or those with wanted ids, each judged by its policy. */
export function casesOf(isWanted?: (id: string) => boolean): World[] {
  return loadEntries(ROOT, isWanted).flatMap(({ policy, table }) => {
    if (table === undefined) return [];
    const cases: [string, Case<Manifest | Stack>][] = [
      ...Object.entries(table.accepts),
      ...Object.entries(table.rejects),
      ...Object.entries(table.undecided ?? {}),
    ];
    return cases.map(([name, each]) => {
      const { given, options } = unfolded(each);
      const world = isStack(given) ? given : stack(given);
      return { name: `${policy.id}: ${name}`, judge: judgeOf([policy], options), world };
    });
  });
}

function isStack(given: Manifest | Stack): given is Stack {
  return "objects" in given && "notSeen" in given;
}
