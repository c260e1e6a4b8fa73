import type { AttackReport, ReportedStep, ReportedVertex, ReportedWay } from "./attack-report";

/** The part of a graph that pictures show: what lies on paths. */
export interface Part {
  readonly vertices: readonly ReportedVertex[];
  /** The steps by their numbers in the report. */
  readonly steps: ReadonlyMap<number, ReportedStep>;
  /** What pictures leave out. */
  readonly leftOut: { readonly paths: number; readonly vertices: number };
}

/** No picture shows more ways: nobody could follow them. */
const MOST_WAYS = 60;

/** The ways that pictures show: the paths; or of the answer to a question the ways to goals, where there are any. */
function shownWays({ paths, whatIf }: AttackReport): readonly (readonly number[])[] {
  return ways(paths, whatIf?.ways).slice(0, MOST_WAYS);
}

function ways(paths: AttackReport["paths"], answer: readonly ReportedWay[] = []): (readonly number[])[] {
  const toGoals = answer.filter(({ goal }) => goal !== null);
  return [...paths, ...(toGoals.length > 0 ? toGoals : answer)].map(({ steps }) => steps);
}

/** What pictures show of a report, and what they leave out. */
export function shownPart(report: AttackReport): Part {
  const shown = shownWays(report);
  const numbers = [...new Set(shown.flat())].sort((one, other) => one - other);
  const steps = new Map(
    numbers.flatMap((number) => {
      const step = report.steps[number];
      return step === undefined ? [] : [[number, step] as const];
    }),
  );
  const named = new Set([...steps.values()].flatMap(({ from, to }) => [...from, to]));
  const vertices = report.vertices.filter(({ id }) => named.has(id));
  const all = report.paths.length + (report.whatIf?.ways.length ?? 0);
  return {
    vertices,
    steps,
    leftOut: { paths: all - shown.length, vertices: report.vertices.length - vertices.length },
  };
}
