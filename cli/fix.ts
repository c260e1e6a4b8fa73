import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { count } from "../lib/model/words";
import type { ObjectPolicy } from "../lib/policy/define";
import type { Exemptions } from "../lib/policy/exemptions/exemptions";
import { codeLines } from "../lib/repair/code-lines";
import { type FileRepair, repairedFile } from "../lib/repair/file";
import { UsageError } from "./failure";
import { filesIn, readText, STANDARD_INPUT } from "./inputs";
import { type ChoiceOptions, chosenPolicies, configFor, withChoiceOptions } from "./options";
import { pack } from "./pack";
import { programResource, type StackChoice, withStackOptions } from "./preview";
import { writeAll } from "./write-all";

/** Adds `ktm fix`: shows or makes the repairs that policies have. */
export function addFix(program: Command): void {
  const command = program
    .command("fix <inputs...>")
    .description(
      "show the patch by which policies repair manifests, or the lines to change in a Pulumi program (its folder)",
    );
  withStackOptions(withChoiceOptions(command))
    .option("--write", "change the files instead of showing the patch")
    .action(fix);
}

type FixOptions = ChoiceOptions & StackChoice & { readonly write?: true };

async function fix(inputs: readonly string[], options: FixOptions): Promise<void> {
  const { config, settings } = configFor(options);
  const chosen = chosenPolicies(options, settings).filter(hasRepair);
  const exemptions = settings.exemptions();
  const [program] = inputs.filter(isProgram);
  if (program === undefined) {
    if (options.stack !== undefined) throw new UsageError("--stack needs a program");
    return fixFiles(inputs, options, chosen, exemptions);
  }
  if (inputs.length > 1) throw new UsageError("give one program, or files");
  if (options.write) throw new UsageError("--write changes manifests only; a program is yours to change");
  const { stack, stackConfig: values, configFile, unknownConfig, timeout: timeoutSeconds } = options;
  const { preview } = await import("../lib/pulumi/preview/index.js");
  const { resources } = await preview({
    program,
    pack: pack().folder,
    config,
    stack,
    values,
    configFile,
    unknownConfig,
    timeoutSeconds,
  });
  const lines = resources
    .filter(({ id }) => id === undefined)
    .map((resource) => codeLines(programResource(resource), chosen, exemptions))
    .filter((text) => text !== "");
  process.stdout.write(lines.length === 0 ? NOTHING : `${lines.join("\n")}`);
}

const NOTHING = "Nothing to repair.\n";

function hasRepair(policy: object): policy is ObjectPolicy {
  return "remediation" in policy && policy.remediation !== undefined;
}

function isProgram(input: string): boolean {
  return ["Pulumi.yaml", "Pulumi.yml"].some((name) => existsSync(join(input, name)));
}

/** Repairs all files before it writes any. */
function fixFiles(
  inputs: readonly string[],
  { write }: FixOptions,
  chosen: readonly ObjectPolicy[],
  exemptions: Exemptions,
): void {
  if (inputs.includes(STANDARD_INPUT)) throw new UsageError("standard input cannot be repaired; name a file");
  const files = new Map(inputs.flatMap(filesIn).map((input) => [resolve(input.file), input]));
  const repairs = [...files.values()]
    .map(({ file, origin }) => repairedFile(readText(file), file, origin, chosen, exemptions))
    .filter(({ objects, left }) => objects > 0 || left.length > 0);
  if (write) writeAll(new Map(repairs.filter(isChanged).map(({ file, after }) => [file, after])));
  else for (const { patch } of repairs) process.stdout.write(patch);
  for (const line of repairs.flatMap(({ left }) => left)) process.stderr.write(`ktm: left alone: ${line}\n`);
  const changed = repairs.filter(isChanged);
  if (changed.length === 0) process.stdout.write(NOTHING);
  else if (write) process.stdout.write(`${summary(changed)}\n`);
}

function isChanged({ objects }: FileRepair): boolean {
  return objects > 0;
}

function summary(changed: readonly FileRepair[]): string {
  const objects = changed.reduce((sum, each) => sum + each.objects, 0);
  return `Repaired ${count(objects, "object")} in ${count(changed.length, "file")}.`;
}
