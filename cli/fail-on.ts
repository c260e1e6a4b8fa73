import { SEVERITIES, type Severity } from "../lib/policy/define";
import type { ReportedFinding } from "../lib/report/report";
import { UsageError } from "./failure";

type Threshold = Severity | "mandatory";

/** What makes a command fail. */
export type FailOn = Threshold | "never" | "new" | `new-${Threshold}`;

const THRESHOLDS: readonly Threshold[] = ["mandatory", ...SEVERITIES];

/** The values of `--fail-on`. */
export const FAIL_ON: readonly FailOn[] = [
  ...THRESHOLDS,
  "never",
  "new",
  ...THRESHOLDS.map((threshold) => `new-${threshold}` as const),
];

/**
 * Whether a violation makes the command fail. Where there is an earlier state only new ones do, and any new one unless
 * the option says more. Throws UsageError where the option asks for new ones and there is no earlier state.
 */
export function failingBy(
  failOn: FailOn | undefined,
  isCompared: boolean,
): (finding: ReportedFinding) => boolean {
  if (failOn?.startsWith("new") && !isCompared)
    throw new UsageError(`--fail-on ${failOn} needs --baseline or --against`);
  const threshold = failOn?.replace(/^new-/, "") ?? (isCompared ? "new" : "mandatory");
  return (finding) =>
    finding.verdict === "violated" &&
    finding.exempted === null &&
    (!isCompared || finding.change === "new") &&
    reaches(finding, threshold);
}

function reaches({ enforcement, severity }: ReportedFinding, threshold: string): boolean {
  if (threshold === "never") return false;
  if (threshold === "new") return true;
  if (threshold === "mandatory") return enforcement === "mandatory";
  return SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1).some((each) => each === threshold);
}
