import { SOURCES } from "../../attack/paths";
import { CERTAINTIES, type Certainty } from "../../attack/step";
import { GOALS } from "../../attack/vertex";
import { isMap } from "../../model/value";
import { count } from "../../model/words";
import { printable } from "../escape";
import type { AttackReport, ClosedPath, PathComparison, ReportedStep } from "./attack-report";

/** The paths of an earlier state. */
export interface EarlierPaths {
  /** What the state is called: a file, a revision. */
  readonly name: string;
  readonly paths: readonly (ClosedPath & { readonly steps: readonly number[] })[];
  readonly steps: readonly StepFacts[];
}

type StepFacts = Pick<ReportedStep, "edge" | "from" | "to" | "certainty">;

/** The paths in what `ktm graph --format json` wrote. Throws an Error that says why where it is something else. */
export function readEarlierPaths(document: unknown, name: string): EarlierPaths {
  const { version, paths, steps } = isMap(document) ? document : {};
  if (version !== 1 || !Array.isArray(paths) || !Array.isArray(steps))
    throw new Error("no attack graph: write one with `ktm graph --format json`");
  return { name, paths: paths.map(earlierPath), steps: steps.map(earlierStep) };
}

const ODD = "its paths are not those of this version: write it anew";

function earlierPath(path: unknown): EarlierPaths["paths"][number] {
  const { id, source, goal, certainty, title, steps } = isMap(path) ? path : {};
  const isKnown = isKeyOf(SOURCES, source) && isKeyOf(GOALS, goal) && isCertainty(certainty);
  if (!isKnown || typeof id !== "string" || typeof title !== "string" || !Array.isArray(steps))
    throw new Error(ODD);
  return { id: printable(id), source, goal, certainty, title: printable(title), steps: steps.map(Number) };
}

function earlierStep(step: unknown): StepFacts {
  const { edge, from, to, certainty } = isMap(step) ? step : {};
  const isKnown = typeof edge === "string" && typeof to === "string" && isCertainty(certainty);
  if (!isKnown || !Array.isArray(from)) throw new Error(ODD);
  return { edge, from: from.map(String), to, certainty };
}

function isCertainty(value: unknown): value is Certainty {
  return CERTAINTIES.some((each) => each === value);
}

function isKeyOf<T extends object>(of: T, key: unknown): key is keyof T {
  return typeof key === "string" && Object.hasOwn(of, key);
}

/**
 * The report with what this change opens and closes. A path that is more certain than it was counts as opened. One that
 * is told only now, since a shorter one is gone, is not: its steps were there before. Nor is one closed whose steps are
 * all there still.
 */
export function comparedPaths(
  report: AttackReport,
  { name, paths: earlier, steps }: EarlierPaths,
): AttackReport {
  const known = new Map(earlier.map(({ id, certainty }) => [id, CERTAINTIES.indexOf(certainty)]));
  const [wasThere, isThere] = [waysOf(steps), waysOf(report.steps)];
  const paths = report.paths.map((path) => {
    const before = known.get(path.id) ?? CERTAINTIES.length;
    const isKnown = before <= CERTAINTIES.indexOf(path.certainty) || wasThere(path.steps, report.steps);
    return { ...path, change: isKnown ? ("unchanged" as const) : ("new" as const) };
  });
  const now = new Set(paths.map(({ id }) => id));
  const closed = earlier
    .filter((path) => !now.has(path.id) && !isThere(path.steps, steps))
    .map(({ id, source, goal, certainty, title }) => ({ id, source, goal, certainty, title }));
  const number = (change: "new" | "unchanged") => paths.filter((path) => path.change === change).length;
  return {
    ...report,
    paths,
    comparison: { against: name, new: number("new"), unchanged: number("unchanged"), closed },
  };
}

/** Whether the steps of a way in another graph are all in this one too, as certain as there. */
function waysOf(steps: readonly StepFacts[]): (way: readonly number[], of: readonly StepFacts[]) => boolean {
  const keyOf = ({ edge, from, to }: StepFacts) => `${edge} ${from.join(" ")} > ${to}`;
  const ranks = new Map<string, number>();
  for (const step of steps) {
    const rank = CERTAINTIES.indexOf(step.certainty);
    ranks.set(keyOf(step), Math.min(rank, ranks.get(keyOf(step)) ?? rank));
  }
  return (way, of) =>
    way.every((number) => {
      const step = of[number];
      const rank = step === undefined ? undefined : ranks.get(keyOf(step));
      return step !== undefined && rank !== undefined && rank <= CERTAINTIES.indexOf(step.certainty);
    });
}

/** `This change opens 1 path and closes 2; 3 unchanged against main.` */
export function comparisonLine({ new: added, closed, unchanged, against }: PathComparison): string {
  return `This change opens ${count(added, "path")} and closes ${closed.length}; ${unchanged} unchanged against ${against}.`;
}
