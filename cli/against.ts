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

/** How a command reads an earlier state of what it reads now. */
export interface Earlier<T> {
  /** The folder whose repository has the revisions. */
  readonly folder: string;
  readonly atRevision: (checkout: Checkout) => T | Promise<T>;
  /** The resources before the change, where the input has both; `undefined` where it has not. */
  readonly old: () => readonly ProgramResource[] | undefined;
}

/** The word for the state before the change in a preview. */
const OLD = "old";

/** The violations to compare with: those of `--baseline`, or those of what `--against` names, judged the same way. */
export async function earlierFindings(
  options: JudgeOptions,
  settings: Settings,
  earlier: Earlier<RunResult>,
): Promise<Baseline | undefined> {
  const { against } = options;
  if (against === undefined) return baselineIn(options);
  const run = await earlierState(against, earlier, (resources) => runOn(resources, settings));
  return baselineOf(reportOf(run, reportOptions(settings, options)), against);
}

/** What `--against` names: the state before a preview, a file with a state, or a revision. Throws UsageError. */
export async function earlierState<T>(
  against: string,
  earlier: Earlier<T>,
  of: (resources: readonly ProgramResource[]) => T,
): Promise<T> {
  if (against === OLD) {
    const resources = earlier.old();
    if (resources !== undefined) return of(resources);
    throw new UsageError(
      "--against old needs the output of `pulumi preview --json`, which holds the old state",
    );
  }
  if (statSync(against, { throwIfNoEntry: false })?.isFile()) return of(stateIn(against));
  return withRevision(against, earlier.folder, async (checkout) => earlier.atRevision(checkout));
}

function stateIn(file: string): readonly ProgramResource[] {
  const state = readState(jsonIn(readFileSync(file, "utf8")), file);
  if (state !== undefined) return state;
  throw new UsageError(
    `--against ${file}: neither a state nor a preview in JSON; a report of ktm goes to --baseline`,
  );
}
