import { count, list, referenceList } from "../model/words";
import { exemptionText } from "../policy/exemptions/exemption";
import { printable } from "./escape";
import type { Layout, Style } from "./layout";
import { linesOf } from "./path-lines";
import type { Report, ReportedFinding } from "./report";
import { comparisonIn, openIn, scopeOf, shownIn, violationsIn, worstFirst } from "./selection";

/** How many findings of one policy are shown, and how many objects a line names. */
const MOST_FINDINGS = 10;
const MOST_OBJECTS = 3;

/**
 * The report as people read it on a terminal: critical and high findings by policy, each policy once with what to do and
 * why; a line for each other policy; what was not judged; and a summary.
 */
export function textOf(report: Report, layout: Layout): string {
  const { style, verbose, listsOpen } = layout;
  const groups = groupsOf(shownIn(report));
  const inFull = groups.filter(([first]) => verbose || isSevere(first));
  const folded = groups.filter((group) => !inFull.includes(group));
  const sections = [
    ...inFull.map((group) => blockOf(group, report, layout)),
    ...(folded.length === 0 ? [] : [folded.map((group) => lineOf(group, style)).join("\n")]),
    ...exemptedLines(report, style, verbose),
    ...(listsOpen ? openLines(report, style) : []),
    ...remarks(report, style),
    summaryOf(report, style) + (folded.length === 0 ? "" : style.dim(" --verbose shows each finding.")),
  ];
  return `${sections.join("\n\n")}\n`;
}

type Group = readonly [ReportedFinding, ...ReportedFinding[]];

/** The findings of each policy and severity, in the order of the report. */
function groupsOf(findings: readonly ReportedFinding[]): Group[] {
  const groups = new Map<string, [ReportedFinding, ...ReportedFinding[]]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.policy}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [finding]);
    else known.push(finding);
  }
  return [...groups.values()];
}

function isSevere({ severity }: ReportedFinding): boolean {
  return severity === "critical" || severity === "high";
}

function blockOf(findings: Group, report: Report, { style, verbose }: Layout): string {
  const [first] = findings;
  const shown = verbose ? findings : findings.slice(0, MOST_FINDINGS);
  const others = findings.length - shown.length;
  return [
    `${headOf(first, style)} ${style.dim(`[${first.enforcement}]`)} ${first.title}`,
    ...shown.flatMap((finding) => [
      `  ${placeOf(finding, style)}${finding.message}.`,
      ...pathLines(report, finding),
    ]),
    ...(others > 0 ? [style.dim(`  and ${count(others, "more object")}; --verbose shows each`)] : []),
    `  Fix: ${first.fix}`,
    `  Why: ${first.why}`,
    style.dim(`  See: ${referenceList(first.references)}`),
  ].join("\n");
}

/** The way of an attacker that a finding is about, or one that it lies on. */
function pathLines({ attackPaths }: Report, { attackPath, onPaths }: ReportedFinding): string[] {
  const path = attackPaths.find(({ id }) => id === attackPath);
  if (path !== undefined) return linesOf(path).map((line) => `    ${oneTerminalLine(line)}`);
  const [lies] = attackPaths.filter(({ id }) => onPaths.includes(id));
  return lies === undefined ? [] : [`    On an attack path: ${lies.from} can ${lies.purpose}.`];
}

/** A policy in one line: `MEDIUM require-probes: Deployment "shop/web" and 3 more`. */
function lineOf(findings: Group, style: Style): string {
  const titles = [...new Set(findings.map(({ resource }) => resource.title))];
  const others = titles.length - MOST_OBJECTS;
  const named = list([...titles.slice(0, MOST_OBJECTS), ...(others > 0 ? [`${others} more`] : [])]);
  return `${headOf(findings[0], style)} ${findings[0].title}: ${named}`;
}

function headOf(finding: ReportedFinding, style: Style): string {
  const colour = isSevere(finding) ? style.red : style.yellow;
  return `${colour(finding.severity.toUpperCase())} ${style.bold(finding.policy)}`;
}

function placeOf({ resource: { source } }: ReportedFinding, style: Style): string {
  if (source === undefined) return "";
  const { calledFrom: caller } = source;
  const from = caller === undefined ? "" : `(from ${caller.file}:${caller.line}:${caller.column}) `;
  return style.dim(oneTerminalLine(`${source.file}:${source.line}:${source.column} ${from}`));
}

/** Accepted findings, each with its reason: `Exempted: no-host-namespaces, Pod "web": reads /proc (OPS-7, until 2027-01-01)`. */
function exemptedLines({ findings }: Report, style: Style, verbose: boolean): string[] {
  const exempted = findings.filter((finding) => finding.exempted !== null);
  const shown = verbose ? exempted : exempted.slice(0, MOST_FINDINGS);
  const others = exempted.length - shown.length;
  const lines = [
    ...shown.map(exemptedLine),
    ...(others > 0 ? [`and ${count(others, "more exempted finding")}; --verbose shows each`] : []),
  ];
  return lines.length === 0 ? [] : [lines.map(style.dim).join("\n")];
}

function exemptedLine({ policy, resource, exempted }: ReportedFinding): string {
  return oneTerminalLine(
    `Exempted: ${policy}, ${resource.title}: ${exempted === null ? "" : exemptionText(exempted)}`,
  );
}

/** Each open question: `Undecided: app.ts:3:7 no-privileged-containers: Pod "web": …`. */
function openLines(report: Report, style: Style): string[] {
  const lines = openIn(report).map((finding) =>
    oneTerminalLine(`Undecided: ${placeOf(finding, PLAIN)}${finding.policy}: ${finding.message}.`),
  );
  return lines.length === 0 ? [] : [lines.map(style.dim).join("\n")];
}

const PLAIN: Style = { bold: String, dim: String, red: String, yellow: String };

function remarks(report: Report, style: Style): string[] {
  const open = openIn(report);
  const policies = new Set(open.map(({ policy }) => policy)).size;
  const areManifests = open.every(({ resource }) => resource.urn === null);
  const what = areManifests ? "what is not in these files" : "values that are not known until deployment";
  const lines = [
    ...(open.length > 0
      ? [
          `Undecided: ${count(open.length, "question")} of ${count(policies, "policy", "policies")} on ${what}.`,
        ]
      : []),
    ...fixedLines(report),
    ...notSeenLines(report),
    ...report.notices.map((notice) => printable(`Notice: ${notice}`)),
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
    const named = list([...names.slice(0, MOST_NAMES), ...rest]);
    return oneTerminalLine(`Not seen: ${type} ${named}: ${reason}.`);
  });
}

const MOST_NAMES = 5;

/** What is fixed since the earlier state. */
function fixedLines({ comparison }: Report): string[] {
  return (comparison?.fixed ?? []).map(({ policy, message }) =>
    oneTerminalLine(`Fixed: ${policy}: ${message}.`),
  );
}

/** Names, reasons and earlier messages come from programs and files: nothing in them reaches the terminal as more than text. */
function oneTerminalLine(text: string): string {
  return printable(text).replaceAll("\n", " ");
}

function summaryOf(report: Report, style: Style): string {
  const judged = scopeOf(report);
  const compared = comparisonIn(report);
  const violations = violationsIn(report);
  const since = compared === undefined ? "" : ` ${oneTerminalLine(compared)}.`;
  const exempted = report.summary.exempted === 0 ? "" : `; ${report.summary.exempted} exempted`;
  if (violations.length === 0) return style.bold(`No violations in ${judged}${exempted}.${since}`);
  const bySeverity = worstFirst()
    .filter((severity) => report.summary.bySeverity[severity] > 0)
    .map((severity) => `${report.summary.bySeverity[severity]} ${severity}`);
  const mandatory = violations.filter(({ enforcement }) => enforcement === "mandatory").length;
  return style.bold(
    `${count(violations.length, "violation")} in ${judged}: ${list(bySeverity)}; ${mandatory} mandatory${exempted}.${since}`,
  );
}
