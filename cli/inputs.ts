import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
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
    .map((entry) => join(input, entry))
    .filter((file) => isFileWithin(file, input))
    .map((file) => ({ file, origin: "found" }));
}

/** Whether it is a file, and no folder. Throws InputError for a link out of the folder, and for a device or a pipe. */
function isFileWithin(file: string, folder: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) throw new InputError(file, "a link to nothing");
  if (stat.isDirectory()) return false;
  if (!stat.isFile()) throw new InputError(file, "no plain file");
  if (realpathSync(file).startsWith(realpathSync(folder) + sep)) return true;
  throw new InputError(file, "a link out of the folder; name what it stands for to judge it");
}

/** The name of a file in reports. */
export function shownName(file: string): string {
  return file === STANDARD_INPUT ? "<stdin>" : file;
}

/** Refuses bytes that are no text, which would be read as another text than the one that is deployed. */
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of a file or of standard input; throws InputError. */
export function readText(file: string): string {
  try {
    return UTF8.decode(readFileSync(file === STANDARD_INPUT ? 0 : file));
  } catch (error) {
    const isBinary = (error as NodeJS.ErrnoException).code === "ERR_ENCODING_INVALID_ENCODED_DATA";
    throw new InputError(shownName(file), isBinary ? "it is not UTF-8" : (error as Error).message);
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
