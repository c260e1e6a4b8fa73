import { credentialUnder } from "../../lib/credentials/credentials";
import { CREDENTIALS, HARMLESS, type Pair } from "./corpus";

/** How well credentials are told from the rest; the pairs that are judged wrongly are named, never shown. */
export interface Measure {
  /** Of the pairs taken for credentials, the share that is. */
  readonly precision: number;
  /** Of the credentials, the share that is found. */
  readonly recall: number;
  readonly missed: readonly string[];
  readonly mistaken: readonly string[];
}

const isFound = ([name, value]: Pair) => credentialUnder(name, value) !== undefined;
const names = (pairs: readonly Pair[]) => pairs.map(([name]) => name);

/** Judges the whole corpus. */
export function measure(): Measure {
  const found = CREDENTIALS.filter(isFound);
  const mistaken = HARMLESS.filter(isFound);
  return {
    precision: found.length / (found.length + mistaken.length),
    recall: found.length / CREDENTIALS.length,
    missed: names(CREDENTIALS.filter((pair) => !isFound(pair))),
    mistaken: names(mistaken),
  };
}
