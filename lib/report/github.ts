import { printable } from "./escape";
import type { Layout } from "./layout";
import { placeOf } from "./place";
import type { Report, ReportedFinding } from "./report";
import { comparisonIn, exemptedIn, shownIn, tallyOf } from "./selection";

/**
 * Commands of a GitHub workflow that annotate the lines of a change, the worst first, as GitHub shows the first ten of a
 * step; against an earlier state new findings only. The last line sums up.
 */
export function githubOf(report: Report, { fails }: Layout): string {
  const shown = shownIn(report);
  const lines = shown.map((finding) => annotation(report, finding, fails(finding)));
  const exempted = exemptedIn(report);
  const summary = [
    tallyOf(shown, report.comparison === null ? "violation" : "new violation"),
    comparisonIn(report),
    exempted.length === 0 ? undefined : `${exempted.length} exempted`,
  ];
  const text = summary.filter((part) => part !== undefined).join("; ");
  return `${[...lines, `::notice title=ktm::${dataOf(text)}`].join("\n")}\n`;
}

function annotation(report: Report, finding: ReportedFinding, fails: boolean): string {
  const place = placeOf(report, finding);
  const change = finding.change === "new" ? "new: " : "";
  const properties = {
    ...(place && { file: place.file, line: place.line, col: place.column }),
    title: `${change}${finding.policy} (${finding.severity})`,
  };
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${propertyOf(String(value))}`);
  const text = `${finding.message}.\nFix: ${finding.fix}`;
  return `::${commandOf(finding, fails)} ${listed.join(",")}::${dataOf(text)}`;
}

function commandOf({ severity }: ReportedFinding, fails: boolean): string {
  if (fails) return "error";
  return severity === "low" ? "notice" : "warning";
}

function dataOf(text: string): string {
  return printable(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function propertyOf(text: string): string {
  return dataOf(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
