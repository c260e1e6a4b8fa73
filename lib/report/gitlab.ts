import type { Severity } from "../model/severity";
import { printable } from "./escape";
import { placeOf } from "./place";
import type { Report, ReportedFinding } from "./report";
import { violationsIn } from "./selection";

const SEVERITY_THERE: Readonly<Record<Severity, string>> = {
  critical: "blocker",
  high: "critical",
  medium: "major",
  low: "minor",
};

/**
 * GitLab's code quality report. It has all violations, as GitLab compares reports itself; a new one says so. Exempted
 * findings are left out, since the format has no place for them.
 */
export function gitlabOf(report: Report): string {
  return `${JSON.stringify(
    violationsIn(report).map((finding) => issueOf(report, finding)),
    null,
    2,
  )}\n`;
}

function issueOf(report: Report, finding: ReportedFinding): object {
  const place = placeOf(report, finding);
  const change = finding.change === "new" ? "New: " : "";
  return {
    description: printable(`${change}${finding.message}. ${finding.fix}`),
    check_name: finding.policy,
    fingerprint: finding.fingerprint,
    severity: SEVERITY_THERE[finding.severity],
    location: { path: printable(place?.file ?? "stdin"), lines: { begin: place?.line ?? 1 } },
  };
}
