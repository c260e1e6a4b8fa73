/** The seed of a run: the one that `SEED` names, to repeat it, else a new one. */
export const SEED = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);

/** A source of numbers from 0 to below 1, the same for the same seed. Source: mulberry32, which is in the public domain. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each of the given with this probability. */
export function sampleOf<T>(given: readonly T[], share: number, random: () => number): T[] {
  return given.filter(() => random() < share);
}
