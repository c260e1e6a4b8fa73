import { type Command, Option } from "commander";
import { clustersOf, countObjects, type ProgramResource } from "../lib/program/clusters";
import { snapshotOf } from "../lib/program/snapshot";
import type { PreviewOptions, PreviewResult } from "../lib/pulumi/preview";
import type { FaultRecord, FindingRecord } from "../lib/report/record";
import type { RunResult } from "../lib/report/report";
import { previewWithEngine } from "./engine";
import { configFor, finish, type JudgeOptions, withJudgeOptions } from "./options";
import { showProgress } from "./progress";
import { packFolder } from "./version";

/** Adds `ktm preview`: runs a Pulumi program without engine, state, account or cluster, and judges what it declares. */
export function addPreview(program: Command): void {
  const command = program
    .command("preview [dir]")
    .description(
      "run a Pulumi program (TypeScript or JavaScript) without engine or cluster, and judge what it declares",
    );
  withJudgeOptions(command)
    .addOption(
      new Option(
        "--engine <engine>",
        "run by the embedded engine, or by the installed pulumi in its selected stack",
      )
        .choices(["embedded", "pulumi"])
        .default("embedded"),
    )
    .action(run);
}

type Options = JudgeOptions & { readonly engine: "embedded" | "pulumi" };

async function run(dir: string | undefined, options: Options): Promise<void> {
  const { config, settings } = configFor(options);
  const progress = showProgress("running the program");
  const started = { program: dir ?? ".", pack: packFolder(), config };
  try {
    const onProgress: PreviewOptions["onProgress"] = ({ resources, current }) =>
      progress.update(`${resources} resources, ${current}`);
    const result =
      options.engine === "pulumi" ? await onEngine(started) : await embedded({ ...started, onProgress });
    progress.stop();
    finish(result, settings, options);
  } finally {
    progress.stop();
  }
}

/** Loads Pulumi's packages only when a program is to be run: they take half a second. */
async function embedded(options: PreviewOptions): Promise<RunResult> {
  const { preview } = await import("../lib/pulumi/preview/index.js");
  const { resources, records, notices } = await preview(options);
  const registered = resources.filter(({ id }) => id === undefined);
  return runResultOf(registered.map(programResource), records, notices);
}

async function onEngine(options: Omit<PreviewOptions, "onProgress">): Promise<RunResult> {
  const { resources, records } = await previewWithEngine(options);
  return runResultOf(resources, records, []);
}

function runResultOf(
  resources: readonly ProgramResource[],
  records: readonly unknown[],
  notices: readonly string[],
): RunResult {
  const clusters = clustersOf(resources);
  const all = records as readonly (FindingRecord | FaultRecord)[];
  return {
    records: all.filter((record): record is FindingRecord => "verdict" in record),
    faults: all.filter((record): record is FaultRecord => "fault" in record),
    notSeen: clusters.flatMap(({ notSeen }) => notSeen),
    notices,
    resources: countObjects(clusters),
    sources: new Map(
      resources.flatMap(({ declaration: { urn, source } }) =>
        urn !== null && source ? [[urn, source] as const] : [],
      ),
    ),
  };
}

function programResource({
  urn,
  type,
  name,
  parent,
  properties,
  source,
}: PreviewResult["resources"][number]): ProgramResource {
  return {
    declaration: { urn, type, parent, ...snapshotOf(properties), ...(source && { source }) },
    name,
  };
}
