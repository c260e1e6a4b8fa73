import type { Command } from "commander";
import { clustersOf, type ProgramResource } from "../lib/program/clusters";
import { snapshotOf } from "../lib/program/snapshot";
import type { PreviewOptions, PreviewResult } from "../lib/pulumi/preview";
import type { FaultRecord, FindingRecord } from "../lib/report/record";
import type { RunResult } from "../lib/report/report";
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
  withJudgeOptions(command).action(run);
}

async function run(dir: string | undefined, options: JudgeOptions): Promise<void> {
  const { config, settings } = configFor(options);
  const progress = showProgress("running the program");
  try {
    const result = await preview({
      program: dir ?? ".",
      pack: packFolder(),
      config,
      onProgress: ({ resources, current }) => progress.update(`${resources} resources, ${current}`),
    });
    progress.stop();
    finish(runResultOf(result), settings, options);
  } finally {
    progress.stop();
  }
}

/** Loads Pulumi's packages only when a program is to be run: they take half a second. */
async function preview(options: PreviewOptions): Promise<PreviewResult> {
  const runner = await import("../lib/pulumi/preview/index.js");
  return runner.preview(options);
}

function runResultOf({ resources, records, notices }: PreviewResult): RunResult {
  const clusters = clustersOf(resources.map(programResource));
  const all = records as readonly (FindingRecord | FaultRecord)[];
  return {
    records: all.filter((record): record is FindingRecord => "verdict" in record),
    faults: all.filter((record): record is FaultRecord => "fault" in record),
    notSeen: clusters.flatMap(({ notSeen }) => notSeen),
    notices,
    resources: clusters.reduce((sum, { objects }) => sum + objects.length, 0),
    sources: new Map(resources.flatMap(({ urn, source }) => (source ? [[urn, source] as const] : []))),
  };
}

function programResource({
  urn,
  type,
  name,
  parent,
  properties,
}: PreviewResult["resources"][number]): ProgramResource {
  return { declaration: { urn, type, ...snapshotOf(properties) }, name, parent };
}
