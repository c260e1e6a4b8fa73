/**
 * Poisons everything: each place of each object in each case of each policy, by each poison, and a fiftieth of what can
 * be done to the examples, judged by all policies together. `npm run test:poison`; `SEED=1 npm run test:poison` repeats.
 */
import { randomFrom, SEED } from "../support/random";
import { EXAMPLE_NAMES, exampleWorld } from "./examples";
import { outcomeOf } from "./laws";
import { casesOf } from "./worlds";

async function main(): Promise<void> {
  const random = randomFrom(SEED);
  const cases = casesOf();
  let poisonings = 0;
  let failed = 0;
  const judgeAll = (worlds: typeof cases, share: number, pairs: number) => {
    for (const { name, judge, world } of worlds) {
      const outcome = outcomeOf(judge, world, name, { random, share, pairs });
      poisonings += outcome.poisonings;
      failed += outcome.broken.length;
      for (const law of outcome.broken) console.error(law);
    }
  };
  judgeAll(cases, 1, 20);
  const examples = await Promise.all(EXAMPLE_NAMES.map(exampleWorld));
  judgeAll(examples, 0.02, 50);
  console.log(
    `poison: ${cases.length} cases and ${examples.length} examples, ${poisonings} poisonings, ${failed} broken laws (SEED=${SEED})`,
  );
  process.exitCode = failed > 0 ? 1 : 0;
}

void main();
