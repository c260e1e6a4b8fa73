import type { Graph } from "./graph";
import { type Allowed, Reach } from "./reach";
import { type Fix, keyOfFix } from "./step";

/** What a change of one property does to the ways to a goal. */
export interface Cut {
  readonly fix: Fix;
  /** How many of the ways in lead to the goal no more. */
  readonly cuts: number;
  /** How many there are. */
  readonly of: number;
}

/** The ways from some vertices to one, under changes that make steps impossible. */
export class Ways {
  private readonly isRemoved: Uint8Array;
  private reached: Reach | undefined;

  constructor(
    private readonly graph: Graph,
    private readonly sources: readonly number[],
    readonly goal: number,
    private readonly allowed: Allowed,
    removed: readonly string[] = [],
  ) {
    this.isRemoved = new Uint8Array(graph.steps.length);
    for (const key of removed) for (const step of graph.byFix.get(key) ?? []) this.isRemoved[step] = 1;
    this.removed = removed;
  }

  private readonly removed: readonly string[];

  get reach(): Reach {
    this.reached ??= new Reach(this.graph, this.sources, this.isAllowed);
    return this.reached;
  }

  get isOpen(): boolean {
    return this.reach.has(this.goal);
  }

  /** The steps of the cheapest way. */
  get best(): number[] {
    return this.reach.wayTo(this.goal);
  }

  /** The same ways after another change. */
  without(...keys: readonly string[]): Ways {
    return new Ways(this.graph, this.sources, this.goal, this.allowed, [...this.removed, ...keys]);
  }

  /** The first vertices behind the sources from which a way leads to the goal: what faces the attacker. */
  get entries(): ReadonlySet<number> {
    const entries = new Set<number>();
    if (!this.isOpen) return entries;
    for (const step of this.useful()) {
      if (this.graph.from[step]?.some((vertex) => this.sources.includes(vertex)))
        entries.add(this.graph.to[step] as number);
    }
    return entries;
  }

  /** The numbers of all steps that lie on some way. */
  private useful(): Set<number> {
    const steps = new Set<number>();
    const seen = new Set([this.goal]);
    const open = [this.goal];
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
      for (const step of this.graph.incoming[vertex] ?? []) {
        const from = this.graph.from[step] ?? [];
        if (steps.has(step) || !this.isAllowed(step) || !from.every((each) => this.reach.has(each))) continue;
        steps.add(step);
        for (const each of from) {
          if (!seen.has(each)) open.push(each);
          seen.add(each);
        }
      }
    }
    return steps;
  }

  private readonly isAllowed: Allowed = (step) => this.isRemoved[step] !== 1 && this.allowed(step);
}

/** How many changes of one way are tried out. */
const MOST_TRIED = 20;

/**
 * The changes on the cheapest way, the best first: the one that leaves the fewest ways in, then the one that costs
 * least, then the one nearest to the goal.
 */
export function cutsOf(graph: Graph, ways: Ways): Cut[] {
  const of = ways.entries.size;
  return fixesOn(graph, ways.best)
    .slice(-MOST_TRIED)
    .map((fix) => ({ fix, of, cuts: of - ways.without(keyOfFix(fix)).entries.size }))
    .reverse()
    .sort((one, other) => other.cuts - one.cuts || one.fix.cost - other.fix.cost);
}

/** Each change once, in the order of the way. */
function fixesOn(graph: Graph, way: readonly number[]): Fix[] {
  const fixes = new Map<string, Fix>();
  for (const step of way) {
    for (const fix of graph.steps[step]?.fixes ?? []) {
      const key = keyOfFix(fix);
      if (!fixes.has(key)) fixes.set(key, fix);
    }
  }
  return [...fixes.values()];
}

/** No more ways than this are looked for, and no more changes than this are put together. */
const MOST_WAYS = 400;
const MOST_CHANGES = 4;

/**
 * The fewest changes that together close all ways to a goal; `undefined` where that takes more than four, or where a
 * way has nothing that can be changed. Exact: each set of changes that misses a known way is passed over, and each that
 * leaves a new way adds it to the known ones.
 */
export function smallestCut(graph: Graph, ways: Ways): Fix[] | undefined {
  const known: Fix[][] = [];
  for (let cut: Fix[] | undefined = []; cut !== undefined; cut = hittingSet(known)) {
    const left = ways.without(...cut.map(keyOfFix));
    if (!left.isOpen) return cut;
    if (known.length >= MOST_WAYS) return undefined;
    known.push(fixesOn(graph, left.best));
  }
  return undefined;
}

/** The smallest set with a change of every way, by trying sets of one change, then of two, and so on. */
function hittingSet(ways: readonly (readonly Fix[])[]): Fix[] | undefined {
  const keyed = ways.map((fixes) => new Map(fixes.map((fix) => [keyOfFix(fix), fix])));
  for (let size = 1; size <= MOST_CHANGES; size += 1) {
    const found = hit(keyed, [], size);
    if (found !== undefined) return found;
  }
  return undefined;
}

function hit(
  ways: readonly ReadonlyMap<string, Fix>[],
  chosen: readonly Fix[],
  left: number,
): Fix[] | undefined {
  const missed = ways.find((way) => !chosen.some((fix) => way.has(keyOfFix(fix))));
  if (missed === undefined) return [...chosen];
  if (left === 0) return undefined;
  for (const fix of missed.values()) {
    const found = hit(ways, [...chosen, fix], left - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
