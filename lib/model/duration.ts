import type { Field } from "./field";
import { lookup } from "./lookup";
import { UNKNOWN, type Unknown } from "./value";

const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

const PART = /(\d+\.?\d*|\.\d+)(ns|us|[µμ]s|ms|s|m|h)/;
const DURATION = new RegExp(`^[+-]?(0|(${PART.source})+)$`);

/**
 * The seconds in a duration as Go writes it: `2160h`, `1h30m`, `1.5s`, in any order of units; `undefined` for another text.
 *
 * Source: `time.ParseDuration` of Go.
 */
export function secondsIn(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  const parts = [...text.matchAll(new RegExp(PART, "g"))];
  const seconds = parts.reduce(
    (sum, [, number, unit = ""]) => sum + Number(number) * (lookup(SECONDS, unit) ?? 0),
    0,
  );
  return text.startsWith("-") ? -seconds : seconds;
}

/** The hours in a duration: nothing where it is absent, unknown where it is none. */
export function hoursOf(field: Field): number | undefined | Unknown {
  const text = field.string();
  if (typeof text !== "string") return text;
  const seconds = secondsIn(text);
  return seconds === undefined ? UNKNOWN : seconds / 3600;
}
