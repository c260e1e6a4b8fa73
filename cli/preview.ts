import { basename } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { judgedIn, type ProgramResource, programOf, targetOf } from "../lib/program/clusters";
import { snapshotOf } from "../lib/program/snapshot";
import type { PreviewOptions, PreviewResult } from "../lib/pulumi/preview";
import type { FaultRecord, FindingRecord } from "../lib/report/record";
import type { RunResult } from "../lib/report/report";
import { earlierFindings } from "./against";
import { previewWithEngine, tagsByEngine } from "./engine";
import { messageOfError, UsageError } from "./failure";
import { collectPair, configFor, finish, type JudgeOptions, withJudgeOptions } from "./options";
import { outputsOf } from "./outputs";
import { pack } from "./pack";
import { showProgress } from "./progress";
import { folderInRepository } from "./repository";
import { runOnChanges } from "./watch";

/** Adds `ktm preview`: runs a Pulumi program without engine, state, account or cluster, and judges what it declares. */
export function addPreview(program: Command): void {
  const command = program
    .command("preview [dir]")
    .description(
      "run a Pulumi program (TypeScript, JavaScript, Python or YAML) without engine or cluster, and judge what it declares",
    );
  withPreviewOptions(withJudgeOptions(command))
    .option("--watch", "run again when files of the program change, until Ctrl+C")
    .action((dir: string | undefined, options: RunOptions & { readonly watch?: true }) =>
      options.watch ? watchProgram(dir, options) : runPreview(dir, options),
    );
}

/** Runs a program after each change, until it is told to stop; findings are no failure then. */
async function watchProgram(dir: string | undefined, options: RunOptions): Promise<void> {
  await runOnChanges({
    folder: dir ?? ".",
    ignored: outputsOf(options).flatMap(({ file }) => (file === undefined ? [] : [basename(file)])),
    run: () => runPreview(dir, options),
    onError: (error) => process.stderr.write(`ktm: ${messageOfError(error)}\n`),
  });
  process.exitCode = 0;
}

/** Adds the options on how to run a program. */
export function withPreviewOptions(command: Command): Command {
  return withStackOptions(
    command.addOption(
      new Option(
        "--engine <engine>",
        "run by the embedded engine, or by the installed pulumi, which runs programs in any language",
      )
        .choices(["embedded", "pulumi"])
        .default("embedded"),
    ),
  );
}

/** Adds the options on the stack that a program runs in. */
export function withStackOptions(command: Command): Command {
  return command
    .option("-s, --stack <name>", "the stack to run, with the configuration of Pulumi.<name>.yaml")
    .option(
      "-c, --stack-config <key=value>",
      "set configuration of the stack; may be repeated",
      collectPair,
      [],
    )
    .option("--config-file <file>", "the stack's configuration, where it is not in Pulumi.<name>.yaml")
    .option(
      "--unknown-config",
      "go on with unknowns where the program requires configuration that is missing",
    )
    .option("--timeout <seconds>", "how long the program may run in the embedded engine", seconds, 300);
}

/** What `ktm preview` is told. */
export interface RunOptions extends JudgeOptions, EngineChoice {}

/** By which engine to run a program, and in which stack. */
export interface EngineChoice extends StackChoice {
  readonly engine: "embedded" | "pulumi";
}

/** In which stack to run a program, and how. */
export interface StackChoice {
  readonly stack?: string;
  readonly stackConfig: readonly string[];
  readonly configFile?: string;
  readonly unknownConfig?: true;
  readonly timeout: number;
}

/** A run without the place of its program. */
type Run = Omit<ProgramRun, "folder">;

function seconds(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= MAX_SECONDS) return number;
  throw new InvalidArgumentError(`"${text}" must be a number of seconds, from 1 to ${MAX_SECONDS}.`);
}

const MAX_SECONDS = 24 * 60 * 60;

/** Runs a program and reports what is wrong with it, against an earlier state where the options name one. */
export async function runPreview(dir: string | undefined, options: RunOptions): Promise<void> {
  const { engine, stack, stackConfig: values, configFile, unknownConfig } = options;
  if (engine === "pulumi" && unknownConfig)
    throw new UsageError("--unknown-config needs the embedded engine");
  const folder = dir ?? ".";
  const tags = engine === "pulumi" ? await tagsByEngine(folder, stack) : [];
  const { config, settings } = configFor({ ...options, stackTag: [...tags, ...options.stackTag] });
  const started = { program: folder, pack: pack().folder, config, stack, values, configFile };
  const result = await runProgram(started, options, "the program");
  const baseline = await earlierFindings(options, settings, {
    folder,
    atRevision: ({ at }) => runProgram({ ...started, program: at(folder) }, options, "its earlier revision"),
    old: () => result.old,
  });
  await finish(result, settings, options, baseline);
}

/** Runs a program by the engine that the options name. */
export async function runProgram(
  started: Omit<PreviewOptions, "onProgress">,
  { engine, unknownConfig, timeout: timeoutSeconds }: EngineChoice,
  what: string,
): Promise<ProgramRun> {
  const progress = showProgress(`running ${what}`);
  const onProgress: PreviewOptions["onProgress"] = ({ resources, current }) =>
    progress.update(`${resources} resources, ${current}`);
  try {
    const run =
      engine === "pulumi"
        ? await onEngine(started)
        : await embedded({ ...started, unknownConfig, timeoutSeconds, onProgress });
    return { ...run, folder: folderInRepository(started.program) };
  } finally {
    progress.stop();
  }
}

/** A run of a program, with the resources before the change where the engine knows them. */
export interface ProgramRun extends RunResult {
  readonly declared: readonly ProgramResource[];
  readonly old?: readonly ProgramResource[];
}

/** Loads Pulumi's packages only when a program is to be run: they take half a second. */
async function embedded(options: PreviewOptions): Promise<Run> {
  const { preview } = await import("../lib/pulumi/preview/index.js");
  const { stack, resources, records, notices, notSeen } = await preview(options);
  const registered = resources.filter(({ id }) => id === undefined);
  const run = runResultOf(registered.map(programResource), records, notices);
  const closed = new Set<string | null>(notSeen.map(({ urn }) => urn));
  return { ...run, stack, notSeen: [...notSeen, ...run.notSeen.filter(({ urn }) => !closed.has(urn))] };
}

async function onEngine(options: Omit<PreviewOptions, "onProgress">): Promise<Run> {
  const { resources, old, records } = await previewWithEngine(options);
  return { ...runResultOf(resources, records, []), old };
}

function runResultOf(
  resources: readonly ProgramResource[],
  records: readonly unknown[],
  notices: readonly string[],
): Run {
  const program = programOf(resources);
  const all = records as readonly (FindingRecord | FaultRecord)[];
  return {
    records: all.filter((record): record is FindingRecord => "verdict" in record),
    faults: all.filter((record): record is FaultRecord => "fault" in record),
    notSeen: program.clusters.flatMap(({ notSeen }) => notSeen),
    notices,
    ...judgedIn(program),
    declared: resources,
    stack: stackIn(resources),
    sources: new Map(
      resources.flatMap(({ declaration: { urn, source } }) =>
        urn !== null && source ? [[urn, source] as const] : [],
      ),
    ),
  };
}

/** The stack that the URNs of a program name. */
function stackIn([first]: readonly ProgramResource[]): string | null {
  return /^urn:pulumi:([^:]+)::/.exec(first?.declaration.urn ?? "")?.[1] ?? null;
}

/** A registered resource of a run, to judge, with the cluster that it goes to and what its properties come from. */
export function programResource({
  urn,
  type,
  name,
  parent,
  provider,
  properties,
  propertyDependencies,
  source,
}: PreviewResult["resources"][number]): ProgramResource {
  const settings = provider === undefined ? {} : snapshotOf(provider.properties).properties;
  return {
    declaration: {
      urn,
      type,
      parent,
      ...snapshotOf(properties),
      ...targetOf(provider?.urn ?? "", settings),
      dependencies: propertyDependencies,
      ...(source && { source }),
    },
    name,
  };
}
