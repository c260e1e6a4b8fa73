import { count } from "../model/words";
import type { Layout } from "./layout";
import { escapeMarkdown, markdownCode, markdownProse } from "./markdown-text";
import { placeOf, placeText } from "./place";
import type { Report, ReportedFinding } from "./report";
import {
  comparisonIn,
  exemptedIn,
  exemptionIn,
  openIn,
  scopeOf,
  shownIn,
  tallyOf,
  violationsIn,
} from "./selection";

/** The most characters of a comment; GitHub takes 65,536. */
const MOST_CHARACTERS = 60_000;

/**
 * A comment for a pull request: what is new, else what is severe, in full; the rest folded. The first line is the same each
 * time for one stack, so that a comment can be found and updated in place.
 */
export function markdownOf(report: Report, { listsOpen }: Layout): string {
  const shown = shownIn(report);
  const inFull = report.comparison === null ? shown.filter(isSevere) : shown;
  const rest = violationsIn(report).filter((finding) => !inFull.includes(finding));
  const one = report.comparison === null ? "violation" : "new violation";
  const head = [
    marker(report),
    `### Kubernetes threat model: ${tallyOf(shown, one)}`,
    [`${scopeOf(report)} judged.`, comparisonIn(report), counts(report)]
      .flatMap((text) => (text === undefined || text === "" ? [] : [escapeMarkdown(text)]))
      .join(" · "),
  ];
  const blocks = [
    ...listed(inFull.map((finding) => itemOf(report, finding))),
    ...folded(`${count(rest.length, "other violation")}`, linesByPolicy(rest)),
    ...folded(`${report.comparison?.fixed.length ?? 0} fixed`, fixedLines(report)),
    ...folded(`${report.summary.exempted} exempted`, exemptedLines(report)),
    ...(listsOpen ? folded(counts(report), openLines(report)) : []),
    ...folded(`${count(report.notSeen.length, "resource")} not seen`, notSeenLines(report)),
    ...folded(
      count(report.notices.length, "notice"),
      report.notices.map((notice) => `- ${escapeMarkdown(notice)}`),
    ),
  ];
  return fitted(head, blocks);
}

/** The line by which a comment is found again. */
function marker({ stack }: Report): string {
  return `<!-- ktm-report ${(stack ?? "files").replace(/[^\w.]/g, "_")} -->`;
}

function isSevere({ severity }: ReportedFinding): boolean {
  return severity === "critical" || severity === "high";
}

function counts({ summary: { undecided } }: Report): string {
  return undecided === 0 ? "" : `${count(undecided, "question")} open until deployment`;
}

/** Lines that stand together, and the line that closes them. */
interface Block {
  readonly open: readonly string[];
  readonly lines: readonly string[];
  readonly close: readonly string[];
}

function listed(lines: readonly string[]): Block[] {
  return lines.length === 0 ? [] : [{ open: [], lines, close: [] }];
}

function folded(title: string, lines: readonly string[]): Block[] {
  if (lines.length === 0) return [];
  return [{ open: [`<details><summary>${title}</summary>`, ""], lines, close: ["", "</details>"] }];
}

function itemOf(report: Report, finding: ReportedFinding): string {
  const place = placeOf(report, finding);
  const at = place === undefined ? "" : ` at ${markdownCode(placeText(place))}`;
  const level = finding.enforcement === "mandatory" ? ", mandatory" : "";
  return [
    `- **${finding.severity}** ${markdownCode(finding.policy)}${level}${at}<br>`,
    `  ${escapeMarkdown(finding.message)}.<br>`,
    `  Fix: ${markdownProse(finding.fix)}`,
  ].join("\n");
}

function linesByPolicy(findings: readonly ReportedFinding[]): string[] {
  const groups = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.policy}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    const titles = [...new Set(group.map(({ resource }) => resource.title))].map(escapeMarkdown);
    return `- **${first?.severity}** ${markdownCode(first?.policy ?? "")}: ${titles.join(", ")}`;
  });
}

function fixedLines({ comparison }: Report): string[] {
  return (comparison?.fixed ?? []).map(
    ({ policy, message }) => `- ${markdownCode(policy)}: ${escapeMarkdown(message)}`,
  );
}

function exemptedLines(report: Report): string[] {
  return exemptedIn(report).map(
    (finding) =>
      `- ${markdownCode(finding.policy)}, ${escapeMarkdown(finding.resource.title)}: ${escapeMarkdown(exemptionIn(finding) ?? "")}`,
  );
}

function openLines(report: Report): string[] {
  return openIn(report).map(({ policy, message }) => `- ${markdownCode(policy)}: ${escapeMarkdown(message)}`);
}

function notSeenLines({ notSeen }: Report): string[] {
  return notSeen.map(
    ({ resource: { type, name }, reason }) =>
      `- ${markdownCode(type)} ${markdownCode(name)}: ${escapeMarkdown(reason)}`,
  );
}

/** As many lines of each block as there is room for; a block that was cut says how many are missing. */
function fitted(head: readonly string[], blocks: readonly Block[]): string {
  const RESERVE = 200;
  let left =
    MOST_CHARACTERS -
    sizeOf(head) -
    blocks.reduce((sum, block) => sum + sizeOf([...block.open, ...block.close]) + RESERVE, 0);
  const written = blocks.map(({ open, lines, close }) => {
    const shown: string[] = [];
    for (const line of lines) {
      if (sizeOf([line]) > left) break;
      left -= sizeOf([line]);
      shown.push(line);
    }
    const missing = lines.length - shown.length;
    const cut = missing > 0 ? [`- and ${missing} more`] : [];
    return [...open, ...shown, ...cut, ...close].join("\n");
  });
  return `${[...head.slice(0, 2), head.slice(2).join("\n"), ...written].join("\n\n")}\n`;
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 2, 0);
}
