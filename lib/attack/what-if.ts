import { GOAL, type Graph } from "./graph";
import { SOURCES } from "./paths";
import { Reach } from "./reach";
import { CERTAINTIES, type Certainty } from "./step";
import { GOALS, type Goal, type Vertex, type VertexKind } from "./vertex";
import { COMPROMISE } from "./vertices";

/** The cheapest of the most certain ways from one vertex to another. */
export interface Way {
  /** The number of the vertex where it starts. */
  readonly from: number;
  readonly to: number;
  /** That of its least certain step. */
  readonly certainty: Certainty;
  /** The numbers of its steps, each after those that it needs. */
  readonly steps: readonly number[];
  readonly cost: number;
}

/** Kinds of vertices that only stand between what an attacker has and what follows from it. */
const BETWEEN: readonly VertexKind[] = ["goal", "grant", "right"];

/** Everything that an attacker who has some vertices reaches: what is worth an attack first. */
export function waysFrom(graph: Graph, sources: readonly number[]): Way[] {
  const reaches = new Reaches(graph, sources);
  const isTold = ({ kind }: Vertex, vertex: number) =>
    graph.goalOf(vertex) !== undefined || !BETWEEN.includes(kind);
  return graph.vertices
    .flatMap((vertex, to) => (isTold(vertex, to) && !sources.includes(to) ? (wayIn(reaches, to) ?? []) : []))
    .sort(
      (one, other) =>
        rankOf(graph, one) - rankOf(graph, other) ||
        CERTAINTIES.indexOf(one.certainty) - CERTAINTIES.indexOf(other.certainty) ||
        one.cost - other.cost ||
        one.to - other.to,
    );
}

function rankOf(graph: Graph, { to }: Way): number {
  const goal = graph.goalOf(to);
  const goals = Object.keys(GOALS) as Goal[];
  return goal === undefined ? goals.length : goals.indexOf(goal);
}

/** The ways from some vertices to others, the more certain ones first. */
export function waysBetween(graph: Graph, sources: readonly number[], goals: readonly number[]): Way[] {
  const reaches = new Reaches(graph, sources);
  return goals.flatMap((to) => (sources.includes(to) ? [] : (wayIn(reaches, to) ?? []))).sort(surestFirst);
}

/** Who gets to some vertices. */
export interface Reachers {
  /** One way from each of them, the more certain ones first. */
  readonly ways: readonly Way[];
  /** How many more may get there and were not tried. */
  readonly untried: number;
}

/** No more of those who may get somewhere are tried. */
const MOST_TRIED = 200;

/** The kinds of vertices that stand for somebody or something that an attacker may be. */
const ACTORS: readonly VertexKind[] = ["source", "pod", "container", "identity", "cloud identity"];

/** Everyone who by themselves get to one of some vertices: sources, workloads and identities. */
export function waysTo(graph: Graph, goals: readonly number[]): Reachers {
  const candidates = [...upstreamOf(graph, goals)].filter((vertex) => {
    const { kind, id } = graph.vertices[vertex] ?? {};
    return kind !== undefined && ACTORS.includes(kind) && id !== COMPROMISE.id && !goals.includes(vertex);
  });
  const outside = new Set(Object.values(SOURCES).flatMap((each) => each.map(({ id }) => id)));
  const isOutside = (vertex: number) => outside.has(graph.vertices[vertex]?.id ?? "");
  const inOrder = candidates.sort(
    (one, other) => Number(isOutside(other)) - Number(isOutside(one)) || one - other,
  );
  const ways = inOrder.slice(0, MOST_TRIED).flatMap((from) => {
    const reaches = new Reaches(graph, [from]);
    const found = goals.flatMap((to) => wayIn(reaches, to) ?? []);
    return found.sort(surestFirst)[0] ?? [];
  });
  return {
    ways: ways.sort(
      (one, other) => Number(isOutside(other.from)) - Number(isOutside(one.from)) || surestFirst(one, other),
    ),
    untried: Math.max(0, candidates.length - MOST_TRIED),
  };
}

function surestFirst(one: Way, other: Way): number {
  return (
    CERTAINTIES.indexOf(one.certainty) - CERTAINTIES.indexOf(other.certainty) ||
    one.cost - other.cost ||
    one.from - other.from
  );
}

/** All vertices from which some chain of steps leads to one of these. */
export function upstreamOf(graph: Graph, goals: Iterable<number>): ReadonlySet<number> {
  const seen = new Set(goals);
  const open = [...seen];
  for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
    for (const step of graph.incoming[vertex] ?? []) {
      for (const from of graph.from[step] ?? []) {
        if (!seen.has(from)) open.push(from);
        seen.add(from);
      }
    }
  }
  return seen;
}

/** What is reached by certain steps, by those that nothing forbids too, and by all: each worked out when asked for. */
class Reaches {
  private readonly known: Reach[] = [];

  constructor(
    readonly graph: Graph,
    private readonly sources: readonly number[],
  ) {}

  upTo(limit: number): Reach {
    const { graph, sources } = this;
    const known = this.known[limit];
    if (known !== undefined) return known;
    const isAllowed = (step: number) =>
      (graph.doubt[step] as number) <= limit && graph.steps[step]?.edge !== GOAL;
    const reach = new Reach(graph, sources, isAllowed);
    this.known[limit] = reach;
    return reach;
  }
}

function wayIn(reaches: Reaches, to: number): Way | undefined {
  for (const [limit, certainty] of CERTAINTIES.entries()) {
    const reach = reaches.upTo(limit);
    if (!reach.has(to)) continue;
    const steps = reach.wayTo(to);
    const [first] = steps;
    const from = first === undefined ? to : (reaches.graph.from[first]?.[0] ?? to);
    return { from, to, steps, certainty, cost: reach.cost[to] as number };
  }
  return undefined;
}
