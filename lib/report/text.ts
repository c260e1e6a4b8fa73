import { count, list, referenceList } from "../model/words";
import { SEVERITIES } from "../policy/define";
import type { Report, ReportedFinding } from "./report";

/** How a run of text looks: `picocolors`, or plain. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
}

/** The report as people read it on a terminal: each policy once, with its fix and what it found where; then a summary. */
export function textOf(report: Report, style: Style): string {
  const violated = report.findings.filter(({ verdict }) => verdict === "violated");
  const policies = [...new Set(violated.map(({ policy }) => policy))];
  const sections = [
    ...policies.map((id) =>
      blockOf(
        violated.filter(({ policy }) => policy === id),
        style,
      ),
    ),
    ...remarks(report, style),
    summaryOf(report, style),
  ];
  return `${sections.join("\n\n")}\n`;
}

function blockOf(findings: readonly ReportedFinding[], style: Style): string {
  const [first] = findings;
  if (first === undefined) return "";
  const { severity, policy, enforcement, category, threats, fix, references } = first;
  const colour = severity === "critical" || severity === "high" ? style.red : style.yellow;
  const facts = style.dim(`[${enforcement}] ${category} ${threats.join(" ")}`);
  return [
    `${colour(severity.toUpperCase())} ${style.bold(policy)} ${facts}`,
    ...findings.map((finding) => `  ${placeOf(finding, style)}${finding.message}.`),
    `  Fix: ${fix}`,
    style.dim(`  See: ${referenceList(references)}`),
  ].join("\n");
}

function placeOf({ resource: { source } }: ReportedFinding, style: Style): string {
  if (source === undefined) return "";
  const { calledFrom: caller } = source;
  const from = caller === undefined ? "" : `(from ${caller.file}:${caller.line}:${caller.column}) `;
  return style.dim(`${source.file}:${source.line}:${source.column} ${from}`);
}

function remarks(report: Report, style: Style): string[] {
  const open = report.findings.filter(({ verdict }) => verdict === "undecided");
  const policies = new Set(open.map(({ policy }) => policy)).size;
  const areManifests = open.every(({ resource }) => resource.urn === null);
  const what = areManifests ? "what is not in these files" : "values that are not known until deployment";
  const lines = [
    ...(open.length > 0
      ? [
          `Undecided: ${count(open.length, "question")} of ${count(policies, "policy", "policies")} on ${what}.`,
        ]
      : []),
    ...notSeenLines(report),
    ...report.notices.map((notice) => `Notice: ${notice}`),
  ];
  return lines.length === 0 ? [] : [lines.map(style.dim).join("\n")];
}

/** One line for all of a type that are not seen for the same reason. */
function notSeenLines({ notSeen }: Report): string[] {
  const byCause = new Map<string, { type: string; reason: string; names: string[] }>();
  for (const { resource, reason } of notSeen) {
    const cause = `${resource.type} ${reason}`;
    const known = byCause.get(cause);
    if (known === undefined)
      byCause.set(cause, { type: resource.type, reason, names: [`"${resource.name}"`] });
    else known.names.push(`"${resource.name}"`);
  }
  return [...byCause.values()].map(({ type, reason, names }) => {
    const rest = names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} more`] : [];
    return `Not seen: ${type} ${list([...names.slice(0, MOST_NAMES), ...rest])}: ${reason}.`;
  });
}

const MOST_NAMES = 5;

/** How much was judged, of which stack. */
function scopeOf({ summary: { managedClusters, resources }, stack }: Report): string {
  const clusters = managedClusters === 0 ? "" : `${count(managedClusters, "managed cluster")}, `;
  const ofStack = stack === null ? "" : ` of stack ${stack}`;
  return `${clusters}${count(resources, "Kubernetes object")}${ofStack}`;
}

function summaryOf(report: Report, style: Style): string {
  const { summary, findings } = report;
  const judged = scopeOf(report);
  if (summary.violated === 0) return style.bold(`No violations in ${judged}.`);
  const bySeverity = [...SEVERITIES]
    .reverse()
    .filter((severity) => summary.bySeverity[severity] > 0)
    .map((severity) => `${summary.bySeverity[severity]} ${severity}`);
  const mandatory = findings.filter(
    ({ verdict, enforcement }) => verdict === "violated" && enforcement === "mandatory",
  ).length;
  return style.bold(
    `${count(summary.violated, "violation")} in ${judged}: ${list(bySeverity)}; ${mandatory} mandatory.`,
  );
}
