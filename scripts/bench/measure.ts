import { performance } from "node:perf_hooks";

/** One row: two times of one run as a ratio, and what it may be. */
export interface Ratio {
  readonly what: string;
  readonly ratio: number;
  readonly budget: number;
  readonly detail: string;
}

/** The one in the middle. */
function median(times: readonly number[]): number {
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
async function mediansOf(rounds: number, works: readonly (() => unknown)[]): Promise<number[]> {
  const times: number[][] = works.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, work] of works.entries()) times[index]?.push(await timed(work));
  return times.map(median);
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  const own = await work();
  return typeof own === "number" ? own : performance.now() - start;
}
