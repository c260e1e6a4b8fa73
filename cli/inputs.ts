import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../lib/program/input-error";
import type { Origin } from "../lib/program/manifests";

/** The name by which standard input is asked for. */
export const STANDARD_INPUT = "-";

/** A file to judge, and whether it was named or found in a folder. */
export interface Input {
  readonly file: string;
  readonly origin: Origin;
}

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/** The folder of the program that arguments stand for, the current one where there are none; else they are files. */
export function programIn(inputs: readonly string[]): string | undefined {
  const [folder = "."] = inputs;
  const isProgram = inputs.length < 2 && PROJECT_FILES.some((file) => existsSync(join(folder, file)));
  return isProgram ? folder : undefined;
}

/** The files that an argument stands for; throws InputError where there is none. */
export function filesIn(input: string): Input[] {
  const itself: Input = { file: input, origin: "named" };
  if (input === STANDARD_INPUT) return [itself];
  const stat = statSync(input, { throwIfNoEntry: false });
  if (stat === undefined) throw new InputError(input, "no such file or folder");
  if (!stat.isDirectory()) return [itself];
  const entries = readdirSync(input, { recursive: true, encoding: "utf8" });
  return entries
    .filter((entry) => /\.(ya?ml|json)$/.test(entry) && !entry.includes("node_modules"))
    .sort()
    .map((entry) => ({ file: join(input, entry), origin: "found" }));
}

/** The name of a file in reports. */
export function shownName(file: string): string {
  return file === STANDARD_INPUT ? "<stdin>" : file;
}

/** The text of a file or of standard input; throws InputError. */
export function readText(file: string): string {
  try {
    return readFileSync(file === STANDARD_INPUT ? 0 : file, "utf8");
  } catch (error) {
    throw new InputError(shownName(file), (error as Error).message);
  }
}

/** A text as JSON; `undefined` where it is none. */
export function jsonIn(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
