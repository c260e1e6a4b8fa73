import { existsSync } from "node:fs";
import type { Command } from "commander";
import type { Settings } from "../lib/policy/configuration";
import type { ProgramResource } from "../lib/program/clusters";
import { type FileContent, readManifests } from "../lib/program/manifests";
import { placed } from "../lib/program/placement";
import { readOldState, readState } from "../lib/program/state";
import type { RunResult } from "../lib/report/report";
import { earlierFindings } from "./against";
import { UsageError } from "./failure";
import { filesIn, type Input, jsonIn, readText, STANDARD_INPUT, shownName } from "./inputs";
import { runOn } from "./judge";
import { configFor, finish, type JudgeOptions, withJudgeOptions } from "./options";
import type { Checkout } from "./revision";

/** Adds `ktm check`: judges files instead of a program. */
export function addCheck(program: Command): void {
  const command = program
    .command("check <inputs...>")
    .description(
      "judge Kubernetes manifests, `pulumi preview --json` or `pulumi stack export` files; - reads standard input",
    );
  withCheckOptions(withJudgeOptions(command)).action(check);
}

/** Adds the options on how to read files. */
export function withCheckOptions(command: Command): Command {
  return command
    .option("-n, --namespace <name>", "where manifests go that name no namespace")
    .option("--skip-others", "pass over named files that are no manifests, as over those in folders");
}

/** What `ktm check` is told. */
export type CheckOptions = JudgeOptions & { readonly namespace?: string; readonly skipOthers?: true };

/** Judges files, against an earlier state where the options name one. */
export async function check(inputs: readonly string[], options: CheckOptions): Promise<void> {
  const { settings } = configFor(options);
  const contents = contentsOf(inputs, options);
  const baseline = await earlierFindings(options, settings, {
    folder: ".",
    atRevision: (checkout) => judged(contentsOf(inputsAt(inputs, checkout), options), settings, options),
    old: () => oldResources(inputs),
  });
  await finish(judged(contents, settings, options), settings, options, baseline);
}

/** The inputs as a revision has them, those that it has. */
export function inputsAt(inputs: readonly string[], { at }: Checkout): string[] {
  const paths = inputs.map((input) => {
    if (input === STANDARD_INPUT) throw new UsageError("--against: standard input has no revisions");
    return at(input);
  });
  return paths.filter((path) => existsSync(path));
}

/** What files declare, before anything is judged. */
export function contentsOf(
  inputs: readonly string[],
  { skipOthers }: Pick<CheckOptions, "skipOthers">,
): FileContent[] {
  const files = inputs.flatMap(filesIn);
  return files.map((input) => readInput(skipOthers ? { ...input, origin: "found" } : input));
}

function judged(
  contents: readonly FileContent[],
  settings: Settings,
  { namespace }: CheckOptions,
): RunResult {
  const declared = contents.flatMap((content) => content.resources);
  const { resources, notices } = placed(declared, namespace);
  const hidden = contents.flatMap((content) => content.notSeen);
  return runOn(resources, settings, hidden, notices);
}

function readInput({ file, origin }: Input): FileContent {
  const name = shownName(file);
  const text = readText(file);
  const state = readState(jsonIn(text), name);
  return state === undefined ? readManifests(text, name, origin) : { resources: state, notSeen: [] };
}

/** The state before the change, where every input is a preview. */
export function oldResources(inputs: readonly string[]): ProgramResource[] | undefined {
  if (inputs.includes(STANDARD_INPUT)) throw new UsageError("--against old: name the file of the preview");
  const states = inputs.flatMap(filesIn).map(({ file }) => readOldState(jsonIn(readText(file)), file));
  return states.includes(undefined) ? undefined : states.flatMap((state) => state ?? []);
}
