import type { Settings } from "../lib/policy/configuration";
import type { ProgramResource } from "../lib/program/clusters";
import { judge } from "../lib/program/judge";
import type { FileContent } from "../lib/program/manifests";
import { faultRecordOf, recordOf } from "../lib/report/record";
import type { RunResult } from "../lib/report/report";
import { pack } from "./pack";
import { folderInRepository } from "./repository";

/** Judges resources that are known already, those of files or of a state. */
export function runOn(
  resources: readonly ProgramResource[],
  settings: Settings,
  hidden: FileContent["notSeen"] = [],
  notices: readonly string[] = [],
): RunResult {
  const { findings, faults, notSeen, judged } = judge(pack().policies, resources, settings, hidden);
  return {
    records: findings.map(recordOf),
    faults: faults.map(faultRecordOf),
    notSeen,
    notices,
    ...judged,
    stack: null,
    folder: folderInRepository("."),
    sources: new Map(),
  };
}
