import type { Graph } from "./graph";

/** Whether a step counts, by its number. */
export type Allowed = (step: number) => boolean;

const NONE = -1;

/** Everything that is reached from some vertices, each with the cheapest way there. */
export class Reach {
  /** By vertex: what the cheapest way costs; negative where there is none. */
  readonly cost: Int32Array;
  /** By vertex: the last step of that way; negative at a source, and where there is none. */
  readonly by: Int32Array;

  constructor(
    readonly graph: Graph,
    sources: readonly number[],
    allowed: Allowed = () => true,
  ) {
    this.cost = new Int32Array(graph.vertices.length).fill(NONE);
    this.by = new Int32Array(graph.vertices.length).fill(NONE);
    this.run(sources, allowed);
  }

  has(vertex: number): boolean {
    return (this.cost[vertex] ?? NONE) !== NONE;
  }

  /** The steps of the cheapest way to a vertex, each after those that it needs. */
  wayTo(vertex: number): number[] {
    const way: number[] = [];
    const isDone = new Set<number>();
    const open = [vertex];
    while (open.length > 0) {
      const next = open.at(-1) as number;
      const step = this.by[next] ?? NONE;
      const missing = step === NONE || isDone.has(next) ? [] : this.needs(step, isDone);
      if (missing.length > 0) {
        open.push(...missing.reverse());
        continue;
      }
      open.pop();
      if (!isDone.has(next) && step !== NONE) way.push(step);
      isDone.add(next);
    }
    return way;
  }

  private needs(step: number, isDone: ReadonlySet<number>): number[] {
    return (this.graph.from[step] ?? []).filter((vertex) => !isDone.has(vertex));
  }

  /**
   * Forward chaining in the order of cost: a step that needs several vertices is taken when the last of them is
   * settled, and costs what the dearest of them costs: they often share all of the way there. Of equal ways the one whose step has the lower number is kept.
   *
   * Source: D. E. Knuth, "A Generalization of Dijkstra's Algorithm", 1977.
   */
  private run(sources: readonly number[], allowed: Allowed): void {
    const { graph } = this;
    const missing = Uint8Array.from(graph.from, (from) => new Set(from).size);
    const isSettled = new Uint8Array(graph.vertices.length);
    const queue = new Buckets();
    for (const source of sources) {
      this.cost[source] = 0;
      queue.push(source, 0);
    }
    for (let vertex = queue.pop(); vertex !== undefined; vertex = queue.pop()) {
      if (isSettled[vertex] === 1) continue;
      isSettled[vertex] = 1;
      const cost = this.cost[vertex] as number;
      for (const step of graph.outgoing[vertex] as readonly number[]) {
        // Vertices are settled in the order of cost: the last one is the dearest.
        missing[step] = (missing[step] as number) - 1;
        if (missing[step] !== 0 || !allowed(step)) continue;
        const to = graph.to[step] as number;
        if (isSettled[to] === 1) continue;
        const total = cost + (graph.cost[step] as number);
        if (this.isBetter(to, step, total)) {
          this.cost[to] = total;
          this.by[to] = step;
          queue.push(to, total);
        }
      }
    }
  }

  private isBetter(vertex: number, step: number, total: number): boolean {
    const known = this.cost[vertex] as number;
    return known === NONE || total < known || (total === known && step < (this.by[vertex] as number));
  }
}

/** A queue of vertices by small whole costs, the cheapest first; costs never fall below the last one taken. */
class Buckets {
  private readonly byCost: number[][] = [];
  private current = 0;

  push(vertex: number, cost: number): void {
    const bucket = this.byCost[cost];
    if (bucket === undefined) this.byCost[cost] = [vertex];
    else bucket.push(vertex);
  }

  pop(): number | undefined {
    while (this.current < this.byCost.length) {
      const vertex = this.byCost[this.current]?.pop();
      if (vertex !== undefined) return vertex;
      this.current += 1;
    }
    return undefined;
  }
}
