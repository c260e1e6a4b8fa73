import { performance } from "node:perf_hooks";

/** One row of the table in `docs/performance.md`: two costs of one run as a ratio, and what it may be. */
export interface Ratio {
  /** What over what: `ktm check, one document / bare node`. It is the key of the row in `measured.json`. */
  readonly what: string;
  /** Gigabytes where the unit says so. */
  readonly ratio: number;
  readonly unit?: "GB";
  readonly budget: number;
  /** The two costs behind it. */
  readonly detail: string;
}

/** What rows are measured with. */
export interface Setup {
  /** Commands of other tools by their name; `{}` in one stands for the file. */
  readonly peers: ReadonlyMap<string, readonly string[]>;
  /** For CI: what takes long is left out. */
  readonly isShort: boolean;
}

/** Measures rows that belong together. */
export type RowGroup = (setup: Setup) => AsyncIterable<Ratio>;

/** The row of two costs, with both of them beside it. */
export function ratioOf(
  what: string,
  budget: number,
  [ours, theirs]: readonly [number, number],
  shown: (cost: number) => string = milliseconds,
): Ratio {
  return { what, ratio: ours / theirs, budget, detail: `${shown(ours)} / ${shown(theirs)}` };
}

function milliseconds(time: number): string {
  return `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;
}

/** The one in the middle. */
export function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Medians of two pieces of work that take turns, in milliseconds. */
export async function compare(
  rounds: number,
  first: () => unknown,
  second: () => unknown,
): Promise<[number, number]> {
  const [ofFirst = Number.NaN, ofSecond = Number.NaN] = await mediansOf(rounds, [first, second]);
  return [ofFirst, ofSecond];
}

/** Medians of pieces of work that take turns, in milliseconds; those that know their own time return it. */
export async function mediansOf(rounds: number, works: readonly (() => unknown)[]): Promise<number[]> {
  const times = await inTurns(
    rounds,
    works.map((work) => () => timed(work)),
  );
  return times.map(median);
}

/** What pieces of work give that take turns, so that whatever else the machine does meets all of them. */
export async function inTurns<T>(rounds: number, works: readonly (() => T | Promise<T>)[]): Promise<T[][]> {
  const results: T[][] = works.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, work] of works.entries()) results[index]?.push(await work());
  return results;
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  const own = await work();
  return typeof own === "number" ? own : performance.now() - start;
}
