import { SEVERITIES, type Severity } from "../model/severity";
import { isMap } from "../model/value";
import { printable } from "./escape";
import type { FixedFinding, Report } from "./report";
import { violationsIn } from "./selection";

/** The violations of an earlier state. */
export interface Baseline {
  /** What the state is called: a file, a revision. */
  readonly name: string;
  readonly findings: readonly EarlierFinding[];
}

/** A violation of an earlier state, with the fingerprints of its issues. */
interface EarlierFinding extends FixedFinding {
  readonly issues: readonly string[];
}

/** The violations of a report, to compare another with. */
export function baselineOf(report: Report, name: string): Baseline {
  const findings = violationsIn(report).map(({ fingerprint, policy, severity, message, issues }) => ({
    fingerprint,
    policy,
    severity,
    message,
    issues: issues.map((issue) => issue.fingerprint),
  }));
  return { name, findings };
}

/**
 * The violations in a JSON or SARIF report of `ktm`, without those that somebody had accepted. Throws an Error that
 * says why where it is neither.
 */
export function readBaseline(document: unknown, name: string): Baseline {
  const entries = isMap(document) ? (entriesOfReport(document) ?? entriesOfSarif(document)) : undefined;
  if (entries === undefined) throw new Error("no report of ktm: write one with `ktm baseline`");
  return { name, findings: entries.map(earlierFinding) };
}

/**
 * The report with what is new and what is fixed. A finding is new where one of its issues is; an earlier one is fixed
 * where none of its issues is left. What was not asked for this time is not called fixed.
 */
export function compared(
  report: Report,
  { name, findings: earlier }: Baseline,
  isAskedFor: (finding: FixedFinding) => boolean,
): Report {
  const known = new Set(earlier.flatMap(({ issues }) => issues));
  const violations = new Set(violationsIn(report));
  const findings = report.findings.map((finding) => {
    if (!violations.has(finding)) return finding;
    const isKnown = finding.issues.every(({ fingerprint }) => known.has(fingerprint));
    return { ...finding, change: isKnown ? ("unchanged" as const) : ("new" as const) };
  });
  const now = new Set([...violations].flatMap(({ issues }) => issues.map(({ fingerprint }) => fingerprint)));
  const fixed = earlier
    .filter((finding) => isAskedFor(finding) && !finding.issues.some((fingerprint) => now.has(fingerprint)))
    .map(({ fingerprint, policy, severity, message }) => ({ fingerprint, policy, severity, message }));
  const number = (change: "new" | "unchanged") => findings.filter((each) => each.change === change).length;
  const comparison = { against: name, new: number("new"), unchanged: number("unchanged"), fixed };
  return { ...report, findings, comparison };
}

type Json = Readonly<Record<string, unknown>>;

function entriesOfReport({ version, findings }: Json): Json[] | undefined {
  if (version !== 1 || !Array.isArray(findings)) return undefined;
  return mapsIn(findings)
    .filter(({ verdict, exempted }) => verdict === "violated" && (exempted ?? null) === null)
    .map((finding) => ({
      ...finding,
      issues: mapsIn(finding["issues"]).map((issue) => issue["fingerprint"]),
    }));
}

function entriesOfSarif({ version, runs }: Json): Json[] | undefined {
  if (version !== "2.1.0" || !Array.isArray(runs)) return undefined;
  const results = mapsIn(runs).flatMap((run) => mapsIn(run["results"]));
  return results
    .filter(({ kind, baselineState }) => (kind ?? "fail") === "fail" && baselineState !== "absent")
    .filter(({ suppressions }) => mapsIn(suppressions).length === 0)
    .map(({ ruleId, properties }) => ({ policy: ruleId, ...(isMap(properties) ? properties : {}) }));
}

function earlierFinding(entry: Json): EarlierFinding {
  const { fingerprint, policy, severity, message } = entry;
  const issues = Array.isArray(entry["issues"]) ? entry["issues"].filter(isText) : [];
  if (!isText(fingerprint) || !isText(policy) || issues.length === 0)
    throw new Error("its findings have no fingerprints: write it anew with `ktm baseline`");
  return {
    fingerprint,
    policy: printable(policy),
    severity: isSeverity(severity) ? severity : "medium",
    message: isText(message) ? printable(message) : "",
    issues,
  };
}

function mapsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.some((severity) => severity === value);
}
