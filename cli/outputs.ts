import { type Command, InvalidArgumentError, Option } from "commander";
import { FORMATS, type Format } from "../lib/report/formats";
import { UsageError } from "./failure";

/** A report to write: its format, and the file; standard output where there is none. */
export interface Output<F extends string = Format> {
  readonly format: F;
  readonly file?: string;
}

/** What the options of a command line say of reports, in their order. */
export interface OutputOptions<F extends string = Format> {
  readonly format?: readonly Said<F>[];
  readonly output?: readonly Said<F>[];
}

type Said<F extends string> = { readonly format: F } | { readonly file: string };

/** Adds `--format` and `--output`, which may be given several times, each format with its file. */
export function withOutputOptions(
  command: Command,
  formats: readonly string[] = Object.keys(FORMATS),
): Command {
  const said: Said<string>[] = [];
  const note = (each: Said<string>) => {
    said.push(each);
    return said;
  };
  const format = new Option("--format <format>", "how to report; may be repeated, each with its --output")
    .argParser((name: string) => note({ format: formatNamed(name, formats) }))
    .default(undefined, '"text"');
  return command
    .addOption(format)
    .option("--output <file>", "write the report of the --format before it to a file", (file: string) =>
      note({ file }),
    );
}

/** The reports that the options ask for: text on standard output unless they say otherwise. Throws UsageError. */
export function outputsOf<F extends string>({ format, output }: OutputOptions<F>): Output<F | "text">[] {
  return outputsIn<F>(format ?? output ?? []);
}

function formatNamed(name: string, formats: readonly string[]): string {
  if (formats.includes(name)) return name;
  throw new InvalidArgumentError(`Allowed choices are ${formats.join(", ")}.`);
}

/** Each file goes to the format before it; a first one without any, to the format after it. */
function outputsIn<F extends string>(said: readonly Said<F>[]): Output<F | "text">[] {
  const outputs: { format?: F; file?: string }[] = [];
  for (const each of said) {
    const last = outputs.at(-1);
    const isFree = last !== undefined && ("file" in each ? last.file : last.format) === undefined;
    if (isFree) Object.assign(last, each);
    else outputs.push({ ...each });
  }
  if (outputs.filter(({ format }) => format === undefined).length > (outputs.length > 1 ? 0 : 1))
    throw new UsageError("give each --output a --format of its own");
  if (outputs.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError("only one --format may go to standard output; give the others an --output");
  const named: { format?: F; file?: string }[] = outputs.length === 0 ? [{}] : outputs;
  return named.map(({ format = "text" as const, ...file }) => ({ format, ...file }));
}
