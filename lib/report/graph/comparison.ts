import { SOURCES } from "../../attack/paths";
import { CERTAINTIES } from "../../attack/step";
import { GOALS } from "../../attack/vertex";
import { isMap } from "../../model/value";
import { count } from "../../model/words";
import { printable } from "../escape";
import type { AttackReport, ClosedPath, PathComparison } from "./attack-report";

/** The paths of an earlier state. */
export interface EarlierPaths {
  /** What the state is called: a file, a revision. */
  readonly name: string;
  readonly paths: readonly ClosedPath[];
}

/** The paths in what `ktm graph --format json` wrote. Throws an Error that says why where it is something else. */
export function readEarlierPaths(document: unknown, name: string): EarlierPaths {
  const { version, paths, steps } = isMap(document) ? document : {};
  if (version !== 1 || !Array.isArray(paths) || !Array.isArray(steps))
    throw new Error("no attack graph: write one with `ktm graph --format json`");
  return { name, paths: paths.map(earlierPath) };
}

function earlierPath(path: unknown): ClosedPath {
  const { id, source, goal, certainty, title } = isMap(path) ? path : {};
  const isKnown = isKeyOf(SOURCES, source) && isKeyOf(GOALS, goal);
  const known = CERTAINTIES.find((each) => each === certainty);
  if (!isKnown || known === undefined || typeof id !== "string" || typeof title !== "string")
    throw new Error("its paths are not those of this version: write it anew");
  return { id: printable(id), source, goal, certainty: known, title: printable(title) };
}

function isKeyOf<T extends object>(of: T, key: unknown): key is keyof T {
  return typeof key === "string" && Object.hasOwn(of, key);
}

/** The report with what this change opens and closes. A path that is more certain than it was counts as opened. */
export function comparedPaths(report: AttackReport, { name, paths: earlier }: EarlierPaths): AttackReport {
  const known = new Map(earlier.map(({ id, certainty }) => [id, CERTAINTIES.indexOf(certainty)]));
  const paths = report.paths.map((path) => {
    const before = known.get(path.id) ?? CERTAINTIES.length;
    const isKnown = before <= CERTAINTIES.indexOf(path.certainty);
    return { ...path, change: isKnown ? ("unchanged" as const) : ("new" as const) };
  });
  const now = new Set(paths.map(({ id }) => id));
  const closed = earlier
    .filter(({ id }) => !now.has(id))
    .map(({ id, source, goal, certainty, title }) => ({ id, source, goal, certainty, title }));
  const number = (change: "new" | "unchanged") => paths.filter((path) => path.change === change).length;
  return {
    ...report,
    paths,
    comparison: { against: name, new: number("new"), unchanged: number("unchanged"), closed },
  };
}

/** `This change opens 1 path and closes 2; 3 unchanged against main.` */
export function comparisonLine({ new: added, closed, unchanged, against }: PathComparison): string {
  return `This change opens ${count(added, "path")} and closes ${closed.length}; ${unchanged} unchanged against ${against}.`;
}
