import type { Hop, ToldChange, ToldPath } from "../model/told-path";
import { count } from "../model/words";
import type { BoundaryId } from "../policy/threat-model";

/** Lines are no longer than a terminal is wide, and a path has no more of them than a screen takes at a glance. */
const WIDTH = 100;
const MOST_HOPS = 7;

/** What crossing each trust boundary is called in the line of a step. */
const CROSSINGS: Readonly<Record<BoundaryId, string>> = {
  B1: "data→control plane",
  B2: "node→node",
  B3: "pod→pod",
  B4: "container→container",
  B5: "pod→node",
  B6: "external→cluster",
  B7: "cluster→cloud",
};

/** A path of an attacker, a line for each step, and what closes it. */
export function linesOf(path: ToldPath): string[] {
  const hops = path.hops.map((hop, index) => hopLine(hop, index === path.hops.length - 1));
  const shown =
    hops.length <= MOST_HOPS
      ? hops
      : [...hops.slice(0, 3), `  … ${hops.length - 6} more steps`, ...hops.slice(-3)];
  return [path.from, ...shown, ...changeLines(path).flatMap(wrapped), ...doubtLines(path)].map(cut);
}

function hopLine({ to, because, boundaries, at }: Hop, isLast: boolean): string {
  const crossed = boundaries.map((id) => CROSSINGS[id as BoundaryId] ?? id);
  const bracket = crossed.length === 0 ? "" : `  [${crossed.join(", ")}]`;
  const source = at?.source === undefined ? "" : `  ${at.source.file}:${at.source.line}`;
  const start = `  ${isLast ? "=>" : "->"} ${to}`;
  const end = `${bracket}${source}`;
  const room = WIDTH - start.length - end.length - 2;
  const reason =
    because === "" || room < 12
      ? ""
      : `  ${because.length > room ? `${because.slice(0, room - 1)}…` : because}`;
  return `${start}${reason}${end}`;
}

function changeLines({ fix, alternatives, together }: ToldPath): string[] {
  if (fix === null) return [];
  const [other] = alternatives;
  return [
    `Closed by (${fix.closes} of ${count(fix.of, "way")} in): ${told(fix)}`,
    ...(together.length > 1 ? [`Together these close all: ${together.join("; ")}`] : []),
    ...(other === undefined ? [] : [`Or (${other.closes} of ${other.of}): ${told(other)}`]),
  ];
}

function told({ at, change }: ToldChange): string {
  return `${at.title}: ${change}`;
}

function doubtLines({ hops, depends }: ToldPath): string[] {
  const assumed = [...new Set(hops.flatMap(({ assumes }) => assumes))];
  return [
    ...(assumed.length === 0 ? [] : [`Assumes: ${assumed.join("; ")}`]),
    ...(depends.length === 0 ? [] : [`Depends on: ${depends.join("; ")}`]),
  ];
}

/** A line in two, where it is longer than one. */
function wrapped(line: string): string[] {
  const end = line.lastIndexOf(" ", WIDTH);
  return line.length <= WIDTH || end <= 0 ? [line] : [line.slice(0, end), `  ${line.slice(end + 1)}`];
}

function cut(line: string): string {
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}
