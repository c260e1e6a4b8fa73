import type { Field } from "./field";
import { UNKNOWN, type Unknown } from "./value";

const HOURS: Readonly<Record<string, number>> = { h: 1, m: 1 / 60, s: 1 / 3600, ms: 1 / 3_600_000 };

/** The hours in a duration as Go writes it, `2160h` or `1h30m`: nothing where it is absent, unknown where it is none. */
export function hoursOf(field: Field): number | undefined | Unknown {
  const text = field.string();
  if (typeof text !== "string") return text;
  if (!/^(\d+(\.\d+)?(h|ms|m|s))+$/.test(text)) return UNKNOWN;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  return parts.reduce((sum, [, number, unit = ""]) => sum + Number(number) * (HOURS[unit] ?? 0), 0);
}
