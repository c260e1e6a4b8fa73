import type { Certainty } from "../../attack/step";
import type { Hop, ToldPath } from "../../model/told-path";
import { count } from "../../model/words";
import { printable } from "../escape";
import type { Style } from "../layout";
import { linesOf } from "../path-lines";
import type { AttackReport, ReportedPath, ReportedWay } from "./attack-report";
import { comparisonLine } from "./comparison";
import { coverageLines } from "./coverage";

/** How many ways that lead to no goal are told one by one. */
const MOST_WAYS = 20;

/** The paths as people read them on a terminal, and at the end what they were looked for in. */
export function attackTextOf(report: AttackReport, style: Style): string {
  const { whatIf, comparison } = report;
  const sections = [
    ...report.paths.map((path) => pathText(path, style)),
    ...(whatIf === null ? [] : answerTexts(report, style)),
    ...(comparison === null ? [] : [comparisonText(report)]),
    coverageLines(report).join("\n"),
  ];
  return `${printable(sections.join("\n\n"))}\n`;
}

function pathText(path: ReportedPath, style: Style): string {
  const isNew = path.change === "new" ? " [new]" : "";
  const where = path.cluster === null ? "" : ` (${path.cluster})`;
  const head = `${markOf(path.certainty, style)} ${style.bold(path.title)}${where} in ${count(path.hops.length, "step")}${isNew}`;
  return [head, ...linesOf(path).map((line) => `  ${line}`)].join("\n");
}

function markOf(certainty: Certainty, style: Style): string {
  return (certainty === "confirmed" ? style.red : style.yellow)(certainty.toUpperCase());
}

function answerTexts(report: AttackReport, style: Style): string[] {
  const { from, to, ways, untried } = report.whatIf ?? { from: null, to: null, ways: [], untried: 0 };
  const question = [...(from === null ? [] : [`from ${from}`]), ...(to === null ? [] : [`to ${to}`])].join(
    " ",
  );
  const isToGoal = ({ goal }: ReportedWay) => goal !== null || to !== null;
  const inFull = ways.filter(isToGoal);
  const others = ways.filter((way) => !isToGoal(way));
  const more = others.length - MOST_WAYS;
  return [
    style.bold(`Ways ${question}: ${ways.length === 0 ? "none found" : ways.length}`),
    ...inFull.map((way) => wayText(report, way, style)),
    ...(others.length === 0
      ? []
      : [
          others
            .slice(0, MOST_WAYS)
            .map((way) => wayLine(report, way))
            .join("\n"),
        ]),
    ...(more > 0 ? [`and ${more} more; --format json has all`] : []),
    ...(untried > 0 ? [`${untried} more may get there and were not tried`] : []),
  ];
}

function wayText(report: AttackReport, { from, to, certainty, hops }: ReportedWay, style: Style): string {
  const start = titleOf(report, from);
  const head = `${markOf(certainty, style)} ${style.bold(`${start} gets to ${titleOf(report, to)}`)}`;
  return [head, ...linesOf(asPath(start, certainty, hops)).map((line) => `  ${line}`)].join("\n");
}

/** A way that answers a question, told as paths are: nobody asked what closes it. */
function asPath(from: string, certainty: Certainty, hops: readonly Hop[]): ToldPath {
  const nothing = { fix: null, alternatives: [], together: [], depends: [] };
  return { id: "", from, goal: "", purpose: "", certainty, hops, ...nothing };
}

function wayLine(report: AttackReport, { to, certainty, hops }: ReportedWay): string {
  const because = hops.at(-1)?.because ?? "";
  return `  ${certainty}: ${titleOf(report, to)}, in ${count(hops.length, "step")}${because === "" ? "" : `: ${because}`}`;
}

function titleOf({ vertices }: AttackReport, id: string): string {
  return vertices.find((vertex) => vertex.id === id)?.title ?? id;
}

function comparisonText({ comparison }: AttackReport): string {
  if (comparison === null) return "";
  const closed = comparison.closed.map(({ title, certainty }) => `  closed: ${title} (${certainty})`);
  return [comparisonLine(comparison), ...closed].join("\n");
}
