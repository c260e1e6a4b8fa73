import { count } from "../../model/words";
import { printable } from "../escape";
import type { Style } from "../layout";
import type { AttackReport, ReportedPath, ReportedStep, ReportedWay } from "./attack-report";
import { coverageLines, fieldText } from "./coverage";

/** How many ways that lead to no goal are told one by one. */
const MOST_WAYS = 20;

/** The paths as people read them on a terminal, and at the end what they were looked for in. */
export function attackTextOf(report: AttackReport, style: Style): string {
  const { whatIf, comparison } = report;
  const sections = [
    ...report.paths.map((path) => pathText(report, path, style)),
    ...(whatIf === null ? [] : answerTexts(report, style)),
    ...(comparison === null ? [] : [comparisonText(report)]),
    coverageLines(report).join("\n"),
  ];
  return `${printable(sections.join("\n\n"))}\n`;
}

function pathText(report: AttackReport, path: ReportedPath, style: Style): string {
  const { certainty, title, steps, cut, alternatives, change } = path;
  const mark = certainty === "confirmed" ? style.red : style.yellow;
  const isNew = change === "new" ? " [new]" : "";
  const where = path.cluster === null ? "" : ` (${path.cluster})`;
  return [
    `${mark(certainty.toUpperCase())} ${style.bold(title)}${where} in ${count(steps.length, "step")}${isNew}`,
    ...stepLines(report, steps),
    ...(cut === null ? [] : [`  Fix (closes ${cut.closes} of ${cut.of}): ${changeText(report, cut.change)}`]),
    ...alternatives.slice(0, 1).map((each) => `  Also works: ${changeText(report, each.change)}`),
  ].join("\n");
}

function stepLines(report: AttackReport, numbers: readonly number[]): string[] {
  const steps = numbers.flatMap((number) => report.steps[number] ?? []);
  const titles = new Map(report.vertices.map(({ id, title }) => [id, title]));
  const reached = new Set(steps.map(({ to }) => to));
  const starts = new Set(steps.flatMap(({ from }) => from.filter((each) => !reached.has(each))));
  return [
    ...[...starts].map((id) => `  ${titles.get(id)}`),
    ...steps.map((step) => `    -> ${titles.get(step.to)}   ${reasonText(step)}`),
  ];
}

function reasonText({ because, certainty, assumes, absence, decides, boundary }: ReportedStep): string {
  return [
    because,
    ...(assumes === null ? [] : [`assuming that ${assumes}`]),
    ...(absence === null ? [] : [absence]),
    ...(certainty === "possible" ? [`depends on ${decides.map(fieldText).join(", ")}`] : []),
    ...(boundary === null ? [] : [`[${boundary}]`]),
  ].join("; ");
}

function changeText({ changes }: AttackReport, key: string): string {
  const change = changes.find((each) => each.key === key);
  return change === undefined ? key : `${change.at.title}: ${change.text}`;
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

function wayText(report: AttackReport, way: ReportedWay, style: Style): string {
  const mark = way.certainty === "confirmed" ? style.red : style.yellow;
  const titleOf = (id: string) => report.vertices.find((vertex) => vertex.id === id)?.title ?? id;
  const head = `${mark(way.certainty.toUpperCase())} ${style.bold(`${titleOf(way.from)} gets to ${titleOf(way.to)}`)}`;
  return [head, ...stepLines(report, way.steps)].join("\n");
}

function wayLine(report: AttackReport, { to, certainty, steps }: ReportedWay): string {
  const title = report.vertices.find(({ id }) => id === to)?.title ?? to;
  const last = report.steps[steps.at(-1) ?? -1];
  return `  ${certainty}: ${title}, in ${count(steps.length, "step")}${last === undefined ? "" : `: ${last.because}`}`;
}

/** `This change opens 1 path and closes 2; 3 are unchanged, against main.` */
export function comparisonText({ comparison }: AttackReport): string {
  if (comparison === null) return "";
  const { new: added, closed, unchanged, against } = comparison;
  const head = `This change opens ${count(added, "path")} and closes ${closed.length}; ${unchanged} unchanged against ${against}.`;
  return [head, ...closed.map(({ title, certainty }) => `  closed: ${title} (${certainty})`)].join("\n");
}
