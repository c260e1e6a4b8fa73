import { readFileSync, writeFileSync } from "node:fs";
import { type Command, Option } from "commander";
import pc from "picocolors";
import { type Answer, answerTo, UnknownName } from "../lib/attack/question";
import { judgedIn, type ProgramResource, programOf } from "../lib/program/clusters";
import type { FileContent } from "../lib/program/manifests";
import { placed } from "../lib/program/placement";
import type { AttackReport } from "../lib/report/graph/attack-report";
import { type AttackRun, attackReportOf } from "../lib/report/graph/build";
import { comparedPaths, type EarlierPaths, readEarlierPaths } from "../lib/report/graph/comparison";
import { GRAPH_FORMATS, type GraphFormat } from "../lib/report/graph/formats";
import { packFolder } from "../lib/start/pack-folder";
import { type Earlier, earlierState } from "./against";
import { type CheckOptions, contentsOf, inputsAt, oldResources, withCheckOptions } from "./check";
import { UsageError } from "./failure";
import { programIn as programFolder } from "./inputs";
import { type OutputOptions, outputsOf, withOutputOptions } from "./outputs";
import { type EngineChoice, runProgram, withPreviewOptions } from "./preview";
import { folderInRepository } from "./repository";
import { packVersion } from "./version";

type Program = ReturnType<typeof programOf>;

/** What makes `ktm graph` fail: any path that is certain, or those that were not there before. */
const FAIL_ON = ["never", "confirmed", "new"] as const;

interface GraphOptions
  extends EngineChoice,
    OutputOptions<GraphFormat>,
    Pick<CheckOptions, "namespace" | "skipOthers"> {
  readonly from?: string;
  readonly to?: string;
  readonly baseline?: string;
  readonly against?: string;
  readonly failOn?: (typeof FAIL_ON)[number];
}

/** Adds `ktm graph`: what attackers could reach if a program, or files, were deployed. */
export function addGraph(program: Command): void {
  const command = program
    .command("graph [inputs...]")
    .description(
      "show the attack paths of a program (its folder), or of manifests, previews and states in files: what attackers could reach if it were deployed",
    );
  withOutputOptions(withCheckOptions(withPreviewOptions(command)), Object.keys(GRAPH_FORMATS))
    .option(
      "--from <object>",
      "what a compromised object leads to: `Deployment shop/web`, kind/namespace/name or a URN",
    )
    .option("--to <object>", "who gets to an object, or to a goal such as cluster-admin")
    .option("--baseline <file>", "an earlier attack graph in JSON: tell new paths from known ones")
    .option(
      "--against <state>",
      "a git revision, a state or preview in JSON, or `old` for the state before a preview: tell which paths the change opens and closes",
    )
    .addOption(
      new Option("--fail-on <what>", "exit with 1 on confirmed paths; with a baseline on new ones only")
        .choices([...FAIL_ON])
        .default(undefined, '"never", or "new" with a baseline'),
    )
    .action(graph);
}

async function graph(inputs: readonly string[], options: GraphOptions): Promise<void> {
  outputsOf(options);
  const isCompared = (options.baseline ?? options.against) !== undefined;
  mustFit(options, isCompared);
  const folder = programFolder(inputs);
  const files = inputs.length === 0 ? ["."] : inputs;
  const now = await (folder === undefined ? readFiles(files, options) : readProgram(folder, options));
  const report = attackReportOf(now.program, now.run, answerIn(now.program, options));
  const earlier = await earlierPaths(now, options);
  await publish(earlier === undefined ? report : comparedPaths(report, earlier), options);
}

function mustFit(options: GraphOptions, isCompared: boolean): void {
  const { baseline, against, failOn, from, to, engine, unknownConfig } = options;
  if (baseline !== undefined && against !== undefined)
    throw new UsageError("give --baseline or --against, not both");
  if (failOn === "new" && !isCompared) throw new UsageError("--fail-on new needs --baseline or --against");
  if (engine === "pulumi" && unknownConfig)
    throw new UsageError("--unknown-config needs the embedded engine");
  if (isCompared && (from ?? to) !== undefined)
    throw new UsageError("--from and --to ask about one state; leave out --baseline and --against");
}

/** What was read: a program, what is known of the run, and how to read an earlier state of it. */
interface Read {
  readonly program: Program;
  readonly run: AttackRun;
  readonly earlier: Earlier<Program>;
}

function readFiles(inputs: readonly string[], options: GraphOptions): Read {
  const inFiles = (paths: readonly string[]) => declaredIn(contentsOf(paths, options), options);
  const { program, notices } = inFiles(inputs);
  return {
    program,
    run: runOf(program, { stack: null, folder: folderInRepository("."), notices }),
    earlier: {
      folder: ".",
      atRevision: (checkout) => inFiles(inputsAt(inputs, checkout)).program,
      old: () => oldResources(inputs),
    },
  };
}

function declaredIn(
  contents: readonly FileContent[],
  { namespace }: GraphOptions,
): { program: Program; notices: readonly string[] } {
  const declared = contents.flatMap((content) => content.resources);
  const { resources, notices } = placed(declared, namespace);
  return {
    program: programOf(
      resources,
      contents.flatMap((content) => content.notSeen),
    ),
    notices,
  };
}

/** Runs a program with every policy off: what it declares is all that counts. */
async function readProgram(folder: string, options: GraphOptions): Promise<Read> {
  const { stack, stackConfig: values, configFile } = options;
  const config = { all: "disabled" } as const;
  const started = { program: folder, pack: packFolder(), config, stack, values, configFile };
  const { declared, notices, notSeen, old, ...run } = await runProgram(started, options, "the program");
  const program = programOf(declared);
  return {
    program,
    run: runOf(program, { stack: run.stack, folder: run.folder, notices, notSeen }),
    earlier: {
      folder,
      atRevision: async ({ at }) => {
        const there = { ...started, program: at(folder) };
        return programOf((await runProgram(there, options, "its earlier revision")).declared);
      },
      old: () => old,
    },
  };
}

function runOf(
  program: Program,
  {
    stack,
    folder,
    notices,
    notSeen = program.clusters.flatMap((cluster) => cluster.notSeen),
  }: Pick<AttackRun, "stack" | "folder"> & {
    notices: readonly string[];
    notSeen?: AttackReport["coverage"]["notSeen"];
  },
): AttackRun {
  const { resources, managedClusters } = judgedIn(program);
  return {
    pack: packVersion(),
    stack,
    folder,
    coverage: {
      objects: resources,
      managedClusters,
      notSeen: notSeen.map(({ type, name, reason }) => ({ type, name, reason })),
      notices,
    },
  };
}

function answerIn(program: Program, { from, to }: GraphOptions): Answer | undefined {
  if (from === undefined && to === undefined) return undefined;
  try {
    return answerTo(program, { from: from ?? null, to: to ?? null });
  } catch (error) {
    throw error instanceof UnknownName ? new UsageError(error.message) : error;
  }
}

async function earlierPaths(now: Read, options: GraphOptions): Promise<EarlierPaths | undefined> {
  const { baseline, against } = options;
  if (baseline !== undefined) return baselineIn(baseline);
  if (against === undefined) return undefined;
  const program = await earlierState(against, now.earlier, (resources: readonly ProgramResource[]) =>
    programOf(resources),
  );
  const { paths, steps } = attackReportOf(program, now.run);
  return { name: against, paths, steps };
}

function baselineIn(file: string): EarlierPaths {
  try {
    return readEarlierPaths(JSON.parse(readFileSync(file, "utf8")), file);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

/** Writes a graph in each format that the options ask for, and sets the exit code. */
async function publish(report: AttackReport, options: GraphOptions): Promise<void> {
  const plain = { bold: String, dim: String, red: String, yellow: String };
  for (const { format, file } of outputsOf(options)) {
    const text = await GRAPH_FORMATS[format](report, file === undefined ? pc : plain);
    if (file === undefined) process.stdout.write(text);
    else writeFileSync(file, text);
  }
  process.exitCode = isFailure(report, options) ? 1 : 0;
}

function isFailure({ paths, comparison }: AttackReport, { failOn }: GraphOptions): boolean {
  const what = failOn ?? (comparison === null ? "never" : "new");
  if (what === "never") return false;
  return paths.some(
    ({ certainty, change }) => certainty === "confirmed" && (comparison === null || change === "new"),
  );
}
