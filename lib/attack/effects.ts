import type { Graph } from "./graph";
import { type AttackPath, SOURCES, type Source } from "./paths";
import { Reach } from "./reach";
import { CERTAINTIES, type Certainty, type Fix, keyOfFix, type Step } from "./step";
import { goalVertex } from "./vertices";

/** What a change does to the paths of a program. */
export interface Effect {
  readonly fix: Fix;
  /** The numbers of the steps that it makes impossible. */
  readonly steps: readonly number[];
  /** The paths whose attackers do not reach the goal any more. */
  readonly closes: readonly AttackPath[];
  /** The paths that it cuts while another way to the same goal is left. */
  readonly detours: readonly AttackPath[];
}

/** No more changes are tried out on all paths. */
const MOST_CHANGES = 200;

/** What each change on some paths does to all of them: those that close the most first, of equal ones the cheapest. */
export function effectsOn(graph: Graph, paths: readonly AttackPath[]): Effect[] {
  const fixes = new Map<string, Fix>();
  for (const { cut, alternatives, together } of paths) {
    for (const fix of [
      ...(cut === undefined ? [] : [cut.fix]),
      ...alternatives.map((each) => each.fix),
      ...together,
    ])
      if (!fixes.has(keyOfFix(fix))) fixes.set(keyOfFix(fix), fix);
  }
  return [...fixes.values()]
    .slice(0, MOST_CHANGES)
    .map((fix) => effectOf(graph, fix, paths))
    .sort(strongestFirst);
}

function strongestFirst(one: Effect, other: Effect): number {
  return (
    other.closes.length - one.closes.length ||
    other.detours.length - one.detours.length ||
    one.fix.cost - other.fix.cost
  );
}

function effectOf(graph: Graph, fix: Fix, paths: readonly AttackPath[]): Effect {
  const steps = graph.byFix.get(keyOfFix(fix)) ?? [];
  const removed = new Set(steps);
  const taken = new Set<Step>(steps.flatMap((step) => graph.steps[step] ?? []));
  const cut = paths.filter((path) => path.steps.some((step) => taken.has(step)));
  const reaches = new Map<string, Reach>();
  const reachOf = (source: Source, certainty: Certainty) => {
    const key = `${source} ${certainty}`;
    const known = reaches.get(key) ?? reachFrom(graph, source, certainty, removed);
    reaches.set(key, known);
    return known;
  };
  const isOpen = ({ source, goal, cluster, certainty }: AttackPath) => {
    const number = graph.numberOf(goalVertex(cluster, goal));
    return number !== undefined && reachOf(source, certainty).has(number);
  };
  return { fix, steps, closes: cut.filter((path) => !isOpen(path)), detours: cut.filter(isOpen) };
}

function reachFrom(graph: Graph, source: Source, certainty: Certainty, removed: ReadonlySet<number>): Reach {
  const limit = CERTAINTIES.indexOf(certainty);
  const from = SOURCES[source].flatMap((vertex) => graph.numberOf(vertex) ?? []);
  return new Reach(graph, from, (step) => (graph.doubt[step] as number) <= limit && !removed.has(step));
}
