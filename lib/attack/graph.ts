import type { Program } from "../kubernetes/cluster";
import { type Edge, EFFORTS } from "./edge";
import { EDGES } from "./edges";
import { CERTAINTIES, type Certainty, certaintyOf, keyOfFix, type Step } from "./step";
import { GOALS, type Goal, type Vertex } from "./vertex";
import { goalVertex } from "./vertices";

/** What doubt adds to the cost of a step, so that of two paths the more certain one is told. */
const DOUBT: Readonly<Record<Certainty, number>> = { confirmed: 0, open: 2, possible: 3 };

/**
 * All steps between all vertices, numbered in an order that does not depend on that of the program: vertices by their
 * ids, steps by what they lead to and come from.
 */
export class Graph {
  readonly vertices: readonly Vertex[];
  readonly steps: readonly Step[];
  /** By step: the number of the vertex that it leads to. */
  readonly to: Int32Array;
  readonly cost: Uint8Array;
  /** By step: its place in the order of certainties. */
  readonly doubt: Uint8Array;
  /** By step: the numbers of all vertices that it needs. */
  readonly from: readonly (readonly number[])[];
  /** By vertex: the numbers of the steps that need it. */
  readonly outgoing: readonly (readonly number[])[];
  /** By vertex: the numbers of the steps that lead to it. */
  readonly incoming: readonly (readonly number[])[];
  private readonly numbers: ReadonlyMap<string, number>;
  private cachedFixes: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(steps: Iterable<Step>) {
    const all = withGoals([...steps]);
    this.vertices = verticesOf(all);
    this.numbers = new Map(this.vertices.map(({ id }, index) => [id, index]));
    const numbered = all
      .map((step) => ({ step, to: this.known(step.to), from: step.from.map((vertex) => this.known(vertex)) }))
      .sort(inOrder);
    this.steps = numbered.map(({ step }) => step);
    this.from = numbered.map(({ from }) => from);
    this.to = Int32Array.from(numbered, ({ to }) => to);
    const certainties = this.steps.map(certaintyOf);
    this.doubt = Uint8Array.from(certainties, (certainty) => CERTAINTIES.indexOf(certainty));
    this.cost = Uint8Array.from(
      this.steps,
      ({ edge }, index) => EFFORTS[edge.effort] + DOUBT[certainties[index] ?? "possible"],
    );
    this.outgoing = listsOf(this.vertices.length, this.from);
    this.incoming = listsOf(
      this.vertices.length,
      [...this.to].map((to) => [to]),
    );
  }

  /** The number of a vertex; `undefined` where no step names it. */
  numberOf({ id }: Vertex): number | undefined {
    return this.numbers.get(id);
  }

  /** What an attacker who has a vertex has won; of a goal only where a step leads to it by itself. */
  goalOf(vertex: number): Goal | undefined {
    const { kind, goal, title } = this.vertices[vertex] ?? {};
    if (kind !== "goal") return goal;
    const isReached = this.incoming[vertex]?.some((step) => this.steps[step]?.edge !== GOAL);
    return isReached ? (title as Goal) : undefined;
  }

  /** By key of a fix: the numbers of the steps that it makes impossible. */
  get byFix(): ReadonlyMap<string, readonly number[]> {
    this.cachedFixes ??= stepsByFix(this.steps);
    return this.cachedFixes;
  }

  private known({ id }: Vertex): number {
    return this.numbers.get(id) ?? -1;
  }
}

/** Names what an attacker has won. */
export const GOAL: Edge = {
  id: "GOAL",
  title: "have won",
  mitre: [],
  category: "privilege-escalation",
  threats: [],
  effort: "structural",
};

/** The steps, and one from each vertex that is worth an attack to the goal that it is. */
function withGoals(steps: readonly Step[]): Step[] {
  const goals = verticesOf(steps).flatMap((vertex): Step[] => {
    if (vertex.goal === undefined) return [];
    const to = goalVertex(vertex.cluster, vertex.goal);
    return [{ edge: GOAL, from: [vertex], to, holds: true, because: GOALS[vertex.goal] }];
  });
  return [...steps, ...goals];
}

interface NumberedStep {
  readonly step: Step;
  readonly to: number;
  readonly from: readonly number[];
}

function inOrder(one: NumberedStep, other: NumberedStep): number {
  if (one.to !== other.to) return one.to - other.to;
  for (const [index, from] of one.from.entries()) {
    const difference = from - (other.from[index] ?? -1);
    if (difference !== 0) return difference;
  }
  const length = one.from.length - other.from.length;
  return length === 0 ? compare(textOf(one.step), textOf(other.step)) : length;
}

function textOf({ edge, because, at }: Step): string {
  return `${edge.id} ${at?.path ?? ""} ${because}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function verticesOf(steps: readonly Step[]): Vertex[] {
  const byId = new Map<string, Vertex>();
  for (const { from, to } of steps) {
    for (const vertex of from) byId.set(vertex.id, vertex);
    byId.set(to.id, to);
  }
  return [...byId.values()].sort((one, other) => compare(one.id, other.id));
}

function listsOf(length: number, members: readonly (readonly number[])[]): number[][] {
  const lists = Array.from({ length }, (): number[] => []);
  for (const [step, vertices] of members.entries()) {
    for (const vertex of new Set(vertices)) lists[vertex]?.push(step);
  }
  return lists;
}

function stepsByFix(steps: readonly Step[]): Map<string, number[]> {
  const byFix = new Map<string, number[]>();
  for (const [number, { fixes = [] }] of steps.entries()) {
    for (const key of new Set(fixes.map(keyOfFix))) {
      const known = byFix.get(key);
      if (known === undefined) byFix.set(key, [number]);
      else known.push(number);
    }
  }
  return byFix;
}

/** The attack graph of a program, built once. */
export function graphOf(program: Program): Graph {
  return program.cloud.remember("attack graph", () => new Graph(stepsOf(program)));
}

function* stepsOf({ clusters, cloud }: Program): Generator<Step> {
  for (const edge of EDGES) {
    for (const draft of edge.cloudSteps?.(cloud) ?? []) yield { ...draft, edge };
    for (const cluster of clusters) {
      for (const draft of edge.steps?.(cluster) ?? []) yield { ...draft, edge };
    }
  }
}
