import type { Program } from "../kubernetes/cluster";
import { type Cut, cutsOf, smallestCut, Ways } from "./choke";
import { GOAL, type Graph, graphOf } from "./graph";
import type { Allowed } from "./reach";
import {
  CERTAINTIES,
  type Certainty,
  certaintyOf,
  type Fix,
  keyOfFix,
  keyOfObject,
  lessCertain,
  type Step,
} from "./step";
import { GOALS, type Goal, type Vertex } from "./vertex";
import { ANY_CLOUD_ACCOUNT, COMPROMISE, goalVertex, INTERNET, PRIVATE_NETWORK } from "./vertices";

/** Where attackers start: anyone outside, somebody in the network around the cluster, or code in one image. */
export const SOURCES = {
  outside: [INTERNET, ANY_CLOUD_ACCOUNT],
  "private network": [PRIVATE_NETWORK],
  "compromised image": [COMPROMISE],
} as const satisfies Readonly<Record<string, readonly Vertex[]>>;
export type Source = keyof typeof SOURCES;

/** The ways from a class of sources to a goal that one change closes, and the cheapest of them. */
export interface AttackPath {
  /** The same for the same goal, change and kinds of steps, whatever the names on the way. */
  readonly id: string;
  readonly source: Source;
  readonly goal: Goal;
  /** The cluster whose goal it is; none for one of a cloud. */
  readonly cluster: string | undefined;
  /** That of its least certain step. */
  readonly certainty: Certainty;
  /** Each step after those that it needs. */
  readonly steps: readonly Step[];
  /** How many of the things that face the attacker lead to the goal. */
  readonly entries: number;
  /** The change that closes the most of these ways; none where no step of the way can be changed. */
  readonly cut: Cut | undefined;
  /** Other changes that close this way. */
  readonly alternatives: readonly Cut[];
  /** The fewest changes that close all ways, where one is not enough. */
  readonly together: readonly Fix[];
}

/** No more paths to one goal are told. */
const MOST_PATHS = 10;

/** The paths of a program from a class of sources to a goal, in each cluster or in the cloud. */
export function pathsBetween(program: Program, source: Source, goal: Goal): readonly AttackPath[] {
  return program.cloud.remember(`attack paths: ${source} ${goal}`, () => {
    const graph = graphOf(program);
    const places = [undefined, ...program.clusters.map(({ id }) => id)];
    return places.flatMap((place) => pathsTo(graph, source, goalVertex(place, goal)));
  });
}

/** All attack paths of a program: what can be reached for certain first, then what may be. */
export function pathsOf(program: Program): readonly AttackPath[] {
  return (Object.keys(SOURCES) as Source[]).flatMap((source) =>
    (Object.keys(GOALS) as Goal[]).flatMap((goal) => pathsBetween(program, source, goal)),
  );
}

/** The paths to one goal: those that go round cluster-admin, which gives all others, where there are any. */
function pathsTo(graph: Graph, source: Source, goal: Vertex): AttackPath[] {
  if (goal.title === "cluster-admin") return pathsAlong(graph, source, goal, () => true);
  const around = pathsAlong(graph, source, goal, (step) => !usesClusterAdmin(graph.steps[step]));
  return around.length > 0 ? around : pathsAlong(graph, source, goal, () => true);
}

function usesClusterAdmin(step: Step | undefined): boolean {
  return step?.from.some(({ kind }) => kind === "cluster admin") === true;
}

/** Whether a path leads through cluster-admin, so that the one to cluster-admin tells it already. */
export function isThroughClusterAdmin({ goal, steps }: AttackPath): boolean {
  return goal !== "cluster-admin" && steps.some(usesClusterAdmin);
}

/**
 * The paths from a class of sources to one goal: certain ones one for each change that closes some of them, until none
 * is left; then one for what is left if nothing here forbids it, and one for what unknown values decide.
 */
function pathsAlong(graph: Graph, source: Source, goal: Vertex, allowed: Allowed): AttackPath[] {
  const to = graph.numberOf(goal);
  const from = SOURCES[source].flatMap((vertex) => graph.numberOf(vertex) ?? []);
  if (to === undefined || from.length === 0) return [];
  const paths: AttackPath[] = [];
  const removed: string[] = [];
  for (const [limit, certainty] of CERTAINTIES.entries()) {
    const most = certainty === "confirmed" ? MOST_PATHS : 1;
    for (let count = 0; count < most; count += 1) {
      const isWithin = (step: number) => (graph.doubt[step] as number) <= limit && allowed(step);
      const ways = new Ways(graph, from, to, isWithin, removed);
      if (!ways.isOpen) break;
      const path = pathOf(graph, ways, source, goal);
      paths.push(path);
      if (path.cut === undefined) return paths;
      removed.push(keyOfFix(path.cut.fix));
    }
  }
  return paths;
}

/** The cheapest of some ways, with what closes it. */
export function pathOf(graph: Graph, ways: Ways, source: Source, goal: Vertex): AttackPath {
  const steps = ways.best.flatMap((step) => graph.steps[step] ?? []).filter(({ edge }) => edge !== GOAL);
  const [cut, ...alternatives] = cutsOf(graph, ways);
  const isEnough = cut === undefined || cut.cuts === cut.of;
  return {
    id: idOf(goal, cut, steps),
    source,
    goal: goal.title as Goal,
    cluster: goal.cluster,
    certainty: steps.map(certaintyOf).reduce(lessCertain, "confirmed"),
    steps,
    entries: ways.entries.size,
    cut,
    alternatives,
    together: isEnough ? [] : (smallestCut(graph, ways) ?? []),
  };
}

function idOf(goal: Vertex, cut: Cut | undefined, steps: readonly Step[]): string {
  const choke = cut === undefined ? "" : `${keyOfObject(cut.fix.field.owner)} ${cut.fix.field.path}`;
  return [goal.title, choke, ...steps.map(({ edge }) => edge.id)].join(" ");
}
