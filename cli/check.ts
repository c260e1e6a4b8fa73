import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import type { ProgramResource } from "../lib/program/clusters";
import { InputError } from "../lib/program/input-error";
import { judge } from "../lib/program/judge";
import { type FileContent, type Origin, readManifests } from "../lib/program/manifests";
import { placed } from "../lib/program/placement";
import { readState } from "../lib/program/state";
import { faultRecordOf, recordOf } from "../lib/report/record";
import { policies } from "../policies";
import { configFor, finish, type JudgeOptions, withJudgeOptions } from "./options";
import { folderInRepository } from "./repository";

/** Adds `ktm check`: judges files instead of a program. */
export function addCheck(program: Command): void {
  const command = program
    .command("check <inputs...>")
    .description(
      "judge Kubernetes manifests, `pulumi preview --json` or `pulumi stack export` files; - reads standard input",
    );
  withJudgeOptions(command)
    .option("-n, --namespace <name>", "where manifests go that name no namespace")
    .action(check);
}

type CheckOptions = JudgeOptions & { readonly namespace?: string };

function check(inputs: readonly string[], options: CheckOptions): void {
  const { settings } = configFor(options);
  const contents = inputs.flatMap(filesIn).map(readInput);
  const declared = contents.flatMap((content) => content.resources);
  const { resources, notices } = placed(declared, options.namespace);
  const hidden = contents.flatMap((content) => content.notSeen);
  const { findings, faults, notSeen, judged } = judge(policies, resources, settings, hidden);
  const run = {
    records: findings.map(recordOf),
    faults: faults.map(faultRecordOf),
    notSeen,
    notices,
    ...judged,
    stack: null,
    folder: folderInRepository("."),
    sources: new Map(),
  };
  finish(run, settings, options);
}

const STANDARD_INPUT = "-";

interface Input {
  readonly file: string;
  readonly origin: Origin;
}

function filesIn(input: string): Input[] {
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

function readInput({ file, origin }: Input): FileContent {
  const name = file === STANDARD_INPUT ? "<stdin>" : file;
  const text = readText(file, name);
  const state = text.trimStart().startsWith("{") ? readStateText(text, name) : undefined;
  return state === undefined ? readManifests(text, name, origin) : { resources: state, notSeen: [] };
}

function readText(file: string, name: string): string {
  try {
    return readFileSync(file === STANDARD_INPUT ? 0 : file, "utf8");
  } catch (error) {
    throw new InputError(name, (error as Error).message);
  }
}

/** A Pulumi state; `undefined` for any other text, broken JSON included: the YAML reader names the position of faults. */
function readStateText(text: string, name: string): ProgramResource[] | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  return readState(document, name);
}
