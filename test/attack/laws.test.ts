import fc from "fast-check";
import { cutsOf, smallestCut, Ways } from "../../lib/attack/choke";
import { type Edge, EFFORTS } from "../../lib/attack/edge";
import { Graph } from "../../lib/attack/graph";
import { Reach } from "../../lib/attack/reach";
import { type Fix, keyOfFix, type Step } from "../../lib/attack/step";
import type { Vertex } from "../../lib/attack/vertex";
import { declaredBy } from "../../lib/model/declared-resource";
import { UNKNOWN } from "../../lib/model/value";
import { object } from "../support/builders";
import { declarationOf } from "../support/declared";

/** A random step: numbers of the vertices that it needs and leads to, of its effort, of its fixes, and its truth. */
interface RandomStep {
  readonly from: readonly number[];
  readonly to: number;
  readonly effort: number;
  readonly fixes: readonly number[];
  readonly isKnown: boolean;
}

const VERTICES = 7;
const FIXES = 6;
const EFFORT_NAMES = Object.keys(EFFORTS) as (keyof typeof EFFORTS)[];
const anyVertex = fc.nat(VERTICES - 1);
const randomStep: fc.Arbitrary<RandomStep> = fc.record({
  from: fc.uniqueArray(anyVertex, { minLength: 1, maxLength: 2 }),
  to: anyVertex,
  effort: fc.nat(EFFORT_NAMES.length - 1),
  fixes: fc.uniqueArray(fc.nat(FIXES - 1), { maxLength: 2 }),
  isKnown: fc.boolean(),
});
const randomSteps = fc.array(randomStep, { maxLength: 14 });

const vertex = (number: number): Vertex => ({ id: `v${number}`, kind: "pod", title: `v${number}` });
const fixes = Array.from({ length: FIXES }, (_, number): Fix => {
  const [owner] = declaredBy(declarationOf(object("v1", "ConfigMap", `c${number}`, { data: { a: "b" } })));
  if (owner === undefined) throw new Error("no object");
  return { field: owner.at("data.a"), change: `change ${number}`, cost: 1 };
});

function stepOf({ from, to, effort, fixes: numbers, isKnown }: RandomStep): Step {
  const edge: Edge = {
    id: "STEP",
    title: "go on",
    mitre: [],
    category: "persistence",
    threats: [],
    effort: EFFORT_NAMES[effort] ?? "trivial",
  };
  return {
    edge,
    from: from.map(vertex),
    to: vertex(to),
    holds: isKnown ? true : UNKNOWN,
    because: "",
    fixes: numbers.flatMap((number) => fixes[number] ?? []),
  };
}

/** Vertex 0 is the source, and the last one the goal: a step to itself names both in every graph. */
function graphOf(steps: readonly RandomStep[]): Graph {
  const named = [0, VERTICES - 1].map((number) => ({
    from: [number],
    to: number,
    effort: 0,
    fixes: [],
    isKnown: true,
  }));
  return new Graph([...steps, ...named].map(stepOf));
}

/** What can be reached, by going over all steps until nothing is added. */
function reached(steps: readonly RandomStep[], removed: readonly number[] = []): Set<number> {
  const known = new Set([0]);
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const { from, to, fixes: numbers } of steps) {
      if (numbers.some((fix) => removed.includes(fix))) continue;
      if (from.every((each) => known.has(each))) known.add(to);
    }
  }
  return known;
}

const numberIn = (graph: Graph, number: number) => graph.numberOf(vertex(number)) ?? -1;
const waysIn = (graph: Graph) =>
  new Ways(graph, [numberIn(graph, 0)], numberIn(graph, VERTICES - 1), () => true);

function* subsets(size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first < FIXES; first += 1)
      for (const rest of subsets(size - 1, first + 1)) yield [first, ...rest];
}

/** The size of the smallest set of fixes that closes all ways, by trying all sets of up to four. */
function smallestByTrying(steps: readonly RandomStep[]): number | undefined {
  for (let size = 0; size <= 4; size += 1) {
    for (const removed of subsets(size)) if (!reached(steps, removed).has(VERTICES - 1)) return size;
  }
  return undefined;
}

test("what is reached is what going over all steps again and again reaches", () => {
  fc.assert(
    fc.property(randomSteps, (steps) => {
      const graph = graphOf(steps);
      const reach = new Reach(graph, [numberIn(graph, 0)]);
      const found = graph.vertices.filter((_, number) => reach.has(number)).map(({ id }) => id);
      expect(found).toEqual([...reached(steps)].map((number) => vertex(number).id).sort());
    }),
  );
});

test("a way is a derivation: each step needs only what the steps before it led to", () => {
  fc.assert(
    fc.property(randomSteps, (steps) => {
      const graph = graphOf(steps);
      const ways = waysIn(graph);
      if (!ways.isOpen) return;
      const held = new Set([numberIn(graph, 0)]);
      for (const step of ways.best) {
        expect(graph.from[step]?.every((each) => held.has(each))).toBe(true);
        held.add(graph.to[step] as number);
      }
      expect(held.has(ways.goal)).toBe(true);
    }),
  );
});

test("the smallest set of changes is as small as any, and closes all ways", () => {
  fc.assert(
    fc.property(randomSteps, (steps) => {
      const graph = graphOf(steps);
      const cut = smallestCut(graph, waysIn(graph));
      expect(cut?.length).toBe(smallestByTrying(steps));
      const removed = cut?.map((fix) => fixes.findIndex((each) => keyOfFix(each) === keyOfFix(fix)));
      if (removed !== undefined) expect(reached(steps, removed).has(VERTICES - 1)).toBe(false);
    }),
  );
});

test("a change that closes every way in closes the way to the goal, and no other claims to", () => {
  fc.assert(
    fc.property(randomSteps, (steps) => {
      const graph = graphOf(steps);
      const ways = waysIn(graph);
      if (!ways.isOpen) return;
      for (const { fix, cuts, of } of cutsOf(graph, ways)) {
        const number = fixes.findIndex((each) => keyOfFix(each) === keyOfFix(fix));
        expect(cuts === of).toBe(!reached(steps, [number]).has(VERTICES - 1));
      }
    }),
  );
});

test("the order of steps changes nothing", () => {
  fc.assert(
    fc.property(randomSteps, (steps) => {
      const told = (graph: Graph) =>
        waysIn(graph)
          .best.map((step) => graph.steps[step])
          .map((step) => step?.to.id);
      expect(told(graphOf([...steps].reverse()))).toEqual(told(graphOf(steps)));
    }),
  );
});

test("a value that becomes known never takes away a certain way, nor makes one where none was possible", () => {
  fc.assert(
    fc.property(randomSteps, fc.array(fc.boolean()), (steps, answers) => {
      const known = steps.filter(({ isKnown }) => isKnown);
      const after = steps.filter(({ isKnown }, index) => isKnown || answers[index] === true);
      const [certain, real, possible] = [reached(known), reached(after), reached(steps)];
      for (const each of certain) expect(real.has(each)).toBe(true);
      for (const each of real) expect(possible.has(each)).toBe(true);
      const graph = graphOf(steps);
      const reach = new Reach(graph, [numberIn(graph, 0)], (step) => graph.doubt[step] === 0);
      expect(reach.has(numberIn(graph, VERTICES - 1))).toBe(certain.has(VERTICES - 1));
    }),
  );
});
