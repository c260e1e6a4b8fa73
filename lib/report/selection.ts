import { count } from "../model/words";
import { SEVERITIES, type Severity } from "../policy/define";
import { exemptionText } from "../policy/exemptions/exemption";
import type { Report, ReportedFinding } from "./report";

/** The findings that are certain and that nobody accepted. */
export function violationsIn({ findings }: Report): ReportedFinding[] {
  return findings.filter(({ verdict, exempted }) => verdict === "violated" && exempted === null);
}

/** The violations that a reader is to look at: the new ones where there is an earlier state. */
export function shownIn(report: Report): ReportedFinding[] {
  const violations = violationsIn(report);
  return report.comparison === null ? violations : violations.filter(({ change }) => change === "new");
}

/** The findings that somebody accepted. */
export function exemptedIn({ findings }: Report): ReportedFinding[] {
  return findings.filter(({ verdict, exempted }) => verdict === "violated" && exempted !== null);
}

/** The findings that nobody can be certain of yet. */
export function openIn({ findings }: Report): ReportedFinding[] {
  return findings.filter(({ verdict, exempted }) => verdict === "undecided" && exempted === null);
}

/** `2 new, 46 unchanged, 1 fixed against main`; `undefined` where there is nothing to compare with. */
export function comparisonIn({ comparison }: Report): string | undefined {
  if (comparison === null) return undefined;
  const { new: added, unchanged, fixed, against } = comparison;
  return `${added} new, ${unchanged} unchanged, ${fixed.length} fixed against ${against}`;
}

/** Why a finding is accepted, in one line; `undefined` where it is not. */
export function exemptionIn({ exempted }: ReportedFinding): string | undefined {
  return exempted === null ? undefined : exemptionText(exempted);
}

/** `3 violations: 1 critical and 2 high`. */
export function tallyOf(findings: readonly ReportedFinding[], one = "violation"): string {
  const bySeverity = worstFirst().flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [`${number} ${severity}`];
  });
  return `${count(findings.length, one)}${bySeverity.length === 0 ? "" : `: ${bySeverity.join(", ")}`}`;
}

/** Severities, the worst first. */
export function worstFirst(): Severity[] {
  return [...SEVERITIES].reverse();
}

/** How much was judged, of which stack. */
export function scopeOf({ summary: { managedClusters, resources }, stack }: Report): string {
  const clusters = managedClusters === 0 ? "" : `${count(managedClusters, "managed cluster")}, `;
  const ofStack = stack === null ? "" : ` of stack ${stack}`;
  return `${clusters}${count(resources, "Kubernetes object")}${ofStack}`;
}
