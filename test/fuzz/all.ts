/**
 * Fuzzes each parser for some seconds, from the corpus on. `npm run test:fuzz`; `FUZZ_SECONDS=60` for longer,
 * `SEED=1` to repeat, `KEEP=1` to keep what enters new code.
 */
import { randomFrom, SEED } from "../support/random";
import { corpusOf, keep } from "./corpus";
import { fuzz } from "./fuzzer";
import { TARGETS } from "./targets";

const seconds = Number(process.env["FUZZ_SECONDS"] ?? 5);
let failed = 0;
let inputs = 0;
for (const [name, target] of Object.entries(TARGETS)) {
  const corpus = corpusOf(name);
  const run = fuzz(target, corpus, seconds * 1_000, randomFrom(SEED));
  inputs += run.inputs;
  failed += run.failures.length;
  console.log(
    `${name}: ${run.inputs} inputs, ${run.blocks} blocks, ${run.kept.length} inputs found new ones`,
  );
  for (const { input, why } of run.failures) console.error(`${name}: ${JSON.stringify(input)}: ${why}`);
  if (process.env["KEEP"] === "1") keep(name, run.kept.slice(0, Math.max(0, 30 - corpus.length)));
}
console.log(
  `fuzz: ${Object.keys(TARGETS).length} parsers, ${inputs} inputs, ${failed} failures (SEED=${SEED})`,
);
process.exitCode = failed > 0 ? 1 : 0;
