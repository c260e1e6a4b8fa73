import type { Command } from "commander";
import { objectsOf } from "../lib/kubernetes/object";
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

function runResultOf(result: PreviewResult): RunResult {
  const records = result.findings as readonly (FindingRecord | FaultRecord)[];
  return {
    records: records.filter((record): record is FindingRecord => "verdict" in record),
    faults: records.filter((record): record is FaultRecord => "fault" in record),
    notSeen: result.notSeen.map(({ urn, type, reason }) => ({
      urn,
      type,
      name: nameIn(urn),
      cluster: "",
      reason,
    })),
    notices: result.notices,
    resources: result.resources.filter(
      ({ type }) => objectsOf({ urn: null, type, properties: {} }).length > 0,
    ).length,
    sources: new Map(result.resources.flatMap(({ urn, source }) => (source ? [[urn, source] as const] : []))),
  };
}

function nameIn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
