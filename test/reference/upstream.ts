import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";

const ROOT = join(__dirname, "..", "..");
const PROGRAM = join(ROOT, ".cache", "upstream");

type Subject = "labels" | "network" | "quantities" | "rbac";

/**
 * Builds the program of `test/reference/upstream`, minutes the first time, and draws the seed of a run: jest calls it
 * once, before the tests. `REFERENCE_SEED` repeats a run; `REFERENCE_WORLDS` says how many worlds a test compares.
 */
export default function prepare(): void {
  process.env["REFERENCE_SEED"] ??= String(Math.floor(Math.random() * 2 ** 31));
  process.env["REFERENCE_WORLDS"] ??= "2000";
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  execFileSync("go", ["build", "-o", PROGRAM, "."], { cwd: join(__dirname, "upstream"), stdio: "inherit" });
  const { REFERENCE_SEED: seed, REFERENCE_WORLDS: worlds } = process.env;
  process.stdout.write(`REFERENCE_SEED=${seed} REFERENCE_WORLDS=${worlds}\n`);
}

/** Random worlds. */
export function worldsOf<World>(world: fc.Arbitrary<World>): World[] {
  const { REFERENCE_SEED: seed, REFERENCE_WORLDS: worlds } = process.env;
  return fc.sample(world, { numRuns: Number(worlds), seed: Number(seed) });
}

/** What Kubernetes answers to each question of each world. */
export function upstreamAnswers<Answer>(subject: Subject, worlds: readonly unknown[]): Answer[][] {
  const input = worlds.map((world) => `${JSON.stringify(world)}\n`).join("");
  const output = execFileSync(PROGRAM, [subject], { input, encoding: "utf8", maxBuffer: 2 ** 30 });
  return output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer[]);
}

/** Worlds of which nearly all answers are alike would prove little. */
export function expectVariety(answers: readonly (readonly boolean[])[]): void {
  const all = answers.flat();
  const share = all.filter((one) => one).length / all.length;
  expect(share).toBeGreaterThan(0.05);
  expect(share).toBeLessThan(0.95);
}
