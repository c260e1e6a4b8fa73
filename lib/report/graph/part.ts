import type { Certainty } from "../../attack/step";
import { UNTOLD } from "../../attack/told";
import type { Hop } from "../../model/told-path";
import type { AttackReport, ReportedVertex } from "./attack-report";

/** A step as pictures show it: steps that only name a right are in the arrow of the one that uses it. */
interface Arrow {
  /** The ids of all vertices that it needs. */
  readonly from: readonly string[];
  readonly to: string;
  readonly certainty: Certainty;
  readonly hop: Hop;
  /** The numbers of the steps that it stands for. */
  readonly steps: readonly number[];
}

/** A way as pictures show it. */
export interface ShownWay {
  /** The id of the path; of an answer to a question, its number. */
  readonly id: string;
  /** The numbers of its arrows. */
  readonly arrows: readonly number[];
}

/** The part of a graph that pictures show: what lies on paths. */
export interface Part {
  readonly vertices: readonly ReportedVertex[];
  readonly arrows: readonly Arrow[];
  readonly ways: readonly ShownWay[];
  /** The ids of the vertices where ways start. */
  readonly starts: ReadonlySet<string>;
  /** What pictures leave out. */
  readonly leftOut: { readonly ways: number; readonly vertices: number };
}

/** No picture shows more ways: nobody could follow them. */
const MOST_WAYS = 60;

interface Told {
  readonly id: string;
  readonly steps: readonly number[];
  readonly hops: readonly Hop[];
}

/** What pictures show of a report: the paths, or of the answer to a question the ways to goals, where there are any. */
export function shownPart(report: AttackReport): Part {
  const all = waysIn(report);
  const shown = all.slice(0, MOST_WAYS);
  const kinds = new Map(report.vertices.map(({ id, kind }) => [id, kind]));
  const isUntold = (id: string) => UNTOLD.some((kind) => kind === kinds.get(id));
  const arrows = new Map<string, { arrow: Arrow; number: number }>();
  const ways = shown.map((way) => {
    const numbers = arrowsOf(way, report, isUntold).map((arrow) => {
      const key = `${arrow.from.join(" ")} > ${arrow.to} > ${arrow.steps.join(" ")}`;
      const known = arrows.get(key) ?? { arrow, number: arrows.size };
      arrows.set(key, known);
      return known.number;
    });
    return { id: way.id, arrows: numbers };
  });
  const list = [...arrows.values()].map(({ arrow }) => arrow);
  const named = new Set(list.flatMap(({ from, to }) => [...from, to]));
  const vertices = report.vertices.filter(({ id }) => named.has(id));
  return {
    vertices,
    arrows: list,
    ways,
    starts: startsOf(ways, list),
    leftOut: { ways: all.length - shown.length, vertices: report.vertices.length - vertices.length },
  };
}

function waysIn({ paths, whatIf }: AttackReport): Told[] {
  const answers = whatIf?.ways ?? [];
  const toGoals = whatIf?.to === null ? answers.filter(({ goal }) => goal !== null) : answers;
  const told = toGoals.length > 0 ? toGoals : answers;
  return [...paths, ...told.map(({ steps, hops }, index) => ({ id: String(index), steps, hops }))];
}

/** The arrows of a way, one for each hop. */
function arrowsOf({ steps, hops }: Told, report: AttackReport, isUntold: (id: string) => boolean): Arrow[] {
  const untold = new Map<string, { from: string[]; steps: number[] }>();
  const arrows: Arrow[] = [];
  const last = steps.at(-1);
  for (const number of steps) {
    const step = report.steps[number];
    if (step === undefined) continue;
    const before = step.from.map((id) => untold.get(id) ?? { from: [id], steps: [] });
    const from = [...new Set(before.flatMap((each) => each.from))];
    const all = [...new Set([...before.flatMap((each) => each.steps), number])];
    if (isUntold(step.to) && number !== last) {
      untold.set(step.to, { from, steps: all });
      continue;
    }
    const hop = hops[arrows.length];
    if (hop !== undefined) arrows.push({ from, to: step.to, certainty: hop.certainty, hop, steps: all });
  }
  return arrows;
}

function startsOf(ways: readonly ShownWay[], arrows: readonly Arrow[]): ReadonlySet<string> {
  const starts = new Set<string>();
  for (const way of ways) {
    const reached = new Set<string>();
    for (const { from, to } of way.arrows.flatMap((number) => arrows[number] ?? [])) {
      for (const id of from) if (!reached.has(id)) starts.add(id);
      reached.add(to);
    }
  }
  return starts;
}
