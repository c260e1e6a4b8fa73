import { readFileSync, statSync } from "node:fs";
import type { Settings } from "../lib/policy/configuration";
import type { ProgramResource } from "../lib/program/clusters";
import { readState } from "../lib/program/state";
import { type Baseline, baselineOf } from "../lib/report/comparison";
import { type RunResult, reportOf } from "../lib/report/report";
import { UsageError } from "./failure";
import { jsonIn } from "./inputs";
import { runOn } from "./judge";
import { baselineIn, type JudgeOptions, reportOptions } from "./options";
import { type Checkout, withRevision } from "./revision";

/** How a command judges an earlier state of what it judges now. */
export interface Earlier {
  /** The folder whose repository has the revisions. */
  readonly folder: string;
  readonly atRevision: (checkout: Checkout) => RunResult | Promise<RunResult>;
  /** The resources before the change, where the input has both; `undefined` where it has not. */
  readonly old: () => readonly ProgramResource[] | undefined;
}

/** The word for the state before the change in a preview. */
const OLD = "old";

/** The violations to compare with: those of `--baseline`, or those of what `--against` names, judged the same way. */
export async function earlierFindings(
  options: JudgeOptions,
  settings: Settings,
  earlier: Earlier,
): Promise<Baseline | undefined> {
  const { against } = options;
  if (against === undefined) return baselineIn(options);
  const run = await runAt(against, settings, earlier);
  return baselineOf(reportOf(run, reportOptions(settings, options)), against);
}

async function runAt(against: string, settings: Settings, earlier: Earlier): Promise<RunResult> {
  if (against === OLD) {
    const resources = earlier.old();
    if (resources !== undefined) return runOn(resources, settings);
    throw new UsageError(
      "--against old needs the output of `pulumi preview --json`, which holds the old state",
    );
  }
  if (statSync(against, { throwIfNoEntry: false })?.isFile()) return runOn(stateIn(against), settings);
  return withRevision(against, earlier.folder, async (checkout) => earlier.atRevision(checkout));
}

function stateIn(file: string): readonly ProgramResource[] {
  const state = readState(jsonIn(readFileSync(file, "utf8")), file);
  if (state !== undefined) return state;
  throw new UsageError(
    `--against ${file}: neither a state nor a preview in JSON; a report of ktm goes to --baseline`,
  );
}
