/** How often the worlds of laws are drawn anew: `LAW_RUNS=10 npm test` draws ten times as many. */
const FACTOR = Number(process.env["LAW_RUNS"] ?? 1);

/** The number of random worlds that a law is tried on. */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * FACTOR) };
}
