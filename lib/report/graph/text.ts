import type { Certainty } from "../../attack/step";
import type { Hop, ToldPath } from "../../model/told-path";
import { count } from "../../model/words";
import { printable } from "../escape";
import type { Style } from "../layout";
import { linesOf } from "../path-lines";
import type { AttackReport, ReportedPath, ReportedWay } from "./attack-report";
import { comparisonLine } from "./comparison";
import { coverageLines } from "./coverage";

/** How many ways are told step by step, and how many of the others in a line. */
const MOST_IN_FULL = 10;
const MOST_IN_LINES = 20;

/** The paths as people read them on a terminal, and at the end what they were looked for in. */
export function attackTextOf(report: AttackReport, style: Style): string {
  const { whatIf, comparison } = report;
  const sections = [
    ...pathTexts(report.paths, style),
    ...(whatIf === null ? [] : answerTexts(report, style)),
    ...(comparison === null ? [] : [comparisonText(report)]),
    printable(coverageLines(report).join("\n")),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** The first path to each goal step by step, and the others in a line each. */
function pathTexts(paths: readonly ReportedPath[], style: Style): string[] {
  const inFull = paths.filter((path, index) => path.change === "new" || isFirst(path, paths.slice(0, index)));
  const others = paths.filter((path) => !inFull.includes(path));
  const lines = others.map((path) => pathHead(path, style) + closedBy(path));
  return [...inFull.map((path) => pathText(path, style)), ...(lines.length === 0 ? [] : [lines.join("\n")])];
}

function isFirst({ goal, cluster }: ReportedPath, before: readonly ReportedPath[]): boolean {
  return !before.some((path) => path.goal === goal && path.cluster === cluster);
}

function closedBy({ fix }: ReportedPath): string {
  return fix === null ? "" : printable(`; closed by ${fix.at.title}: ${fix.change}`);
}

function pathText(path: ReportedPath, style: Style): string {
  return [pathHead(path, style), ...shownLines(path)].join("\n");
}

/** The lines of a path, in which nothing is a control character. */
function shownLines(path: ToldPath): string[] {
  return linesOf(path).map((line) => `  ${printable(line)}`);
}

function pathHead({ change, cluster, certainty, title, hops }: ReportedPath, style: Style): string {
  const isNew = change === "new" ? " [new]" : "";
  const where = cluster === null ? "" : ` (${printable(cluster)})`;
  return `${markOf(certainty, style)} ${style.bold(title)}${where} in ${count(hops.length, "step")}${isNew}`;
}

function markOf(certainty: Certainty, style: Style): string {
  return (certainty === "confirmed" ? style.red : style.yellow)(certainty.toUpperCase());
}

function answerTexts(report: AttackReport, style: Style): string[] {
  const { from, to, ways, untried } = report.whatIf ?? { from: null, to: null, ways: [], untried: 0 };
  const question = [...(from === null ? [] : [`from ${from}`]), ...(to === null ? [] : [`to ${to}`])].join(
    " ",
  );
  const inFull = ways.filter(({ goal }) => goal !== null || to !== null).slice(0, MOST_IN_FULL);
  const others = ways.slice(inFull.length);
  const lines = others
    .slice(0, MOST_IN_LINES)
    .map((way) => wayLine(report, way, to === null ? way.to : way.from));
  const more = others.length - lines.length;
  return [
    style.bold(`Ways ${printable(question)}: ${ways.length === 0 ? "none found" : ways.length}`),
    ...inFull.map((way) => wayText(report, way, style)),
    ...(lines.length === 0 ? [] : [lines.join("\n")]),
    ...(more > 0 ? [`and ${more} more; --format json has all`] : []),
    ...(untried > 0 ? [`${untried} more may get there and were not tried`] : []),
  ];
}

function wayText(report: AttackReport, { from, to, certainty, hops }: ReportedWay, style: Style): string {
  const start = titleOf(report, from);
  const title = printable(`${start} gets to ${titleOf(report, to)}`);
  const head = `${markOf(certainty, style)} ${style.bold(title)}`;
  return [head, ...shownLines(asPath(start, certainty, hops))].join("\n");
}

/** A way that answers a question, told as paths are: nobody asked what closes it. */
function asPath(from: string, certainty: Certainty, hops: readonly Hop[]): ToldPath {
  const nothing = { fix: null, alternatives: [], together: [], depends: [] };
  return { id: "", from, goal: "", purpose: "", certainty, hops, ...nothing };
}

/** A way in one line: the thing that nobody asked for, and how far it is. */
function wayLine(report: AttackReport, { certainty, hops }: ReportedWay, id: string): string {
  const because = hops.at(-1)?.because ?? "";
  const reason = because === "" ? "" : `: ${because}`;
  return printable(`  ${certainty}: ${titleOf(report, id)}, in ${count(hops.length, "step")}${reason}`);
}

function titleOf({ vertices }: AttackReport, id: string): string {
  return vertices.find((vertex) => vertex.id === id)?.title ?? id;
}

function comparisonText({ comparison }: AttackReport): string {
  if (comparison === null) return "";
  const closed = comparison.closed.map(({ title, certainty }) => `  closed: ${title} (${certainty})`);
  return printable([comparisonLine(comparison), ...closed].join("\n"));
}
