import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "corpus");

/** The inputs that are kept for a target. */
export function corpusOf(name: string): string[] {
  const folder = join(FOLDER, name);
  return readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8"));
}

/** Keeps inputs for a target. */
export function keep(name: string, inputs: readonly string[]): void {
  const folder = join(FOLDER, name);
  mkdirSync(folder, { recursive: true });
  const first = readdirSync(folder).length;
  for (const [index, input] of inputs.entries()) {
    writeFileSync(join(folder, `${String(first + index).padStart(3, "0")}.txt`), input);
  }
}
