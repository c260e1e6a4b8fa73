import fc from "fast-check";
import { parseQuantity } from "../../lib/model/quantity";
import { upstreamAnswers, worldsOf } from "./upstream";

const digits = fc.oneof(
  fc.constantFrom("", "0", "00", "1", "007"),
  fc.nat(2000).map(String),
  fc.bigInt(0n, 10n ** 22n).map(String),
);
const suffix = fc.oneof(
  fc.constantFrom("", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"),
  fc.constantFrom("K", "g", "KI", "mi", "ki", "i", "B", "Gb", "e", "E3i", " ", "%", "milli"),
  fc.tuple(fc.constantFrom("e", "E"), fc.integer({ min: -12, max: 21 })).map(([e, power]) => `${e}${power}`),
  fc
    .tuple(fc.constantFrom("e", "E"), fc.constantFrom("+3", "-3", "", "+", "1.5"))
    .map((parts) => parts.join("")),
);
const text = fc
  .tuple(fc.constantFrom("", "", "", "-", "+", " "), digits, fc.constantFrom("", "", "."), digits, suffix)
  .map((parts) => parts.join(""));

/** The smallest part that upstream keeps. */
const NANO = 1e-9;

test("a text is read as the number that apimachinery reads, or refused as there", () => {
  const worlds = worldsOf(fc.array(text, { minLength: 20, maxLength: 20 }));
  const answers = upstreamAnswers<string | null>("quantities", worlds);
  const differences = worlds.flatMap((texts, world) =>
    texts.flatMap((each, index) => {
      const [ours, theirs] = [parseQuantity(each), answers[world]?.[index] ?? null];
      return isSame(each, ours, theirs) ? [] : [{ text: each, ours, theirs }];
    }),
  );
  expect(differences.slice(0, 10)).toEqual([]);
});

function isSame(of: string, ours: number | undefined, theirs: string | null): boolean {
  // Against its own grammar upstream takes a suffix, or a sign, without any digit for zero.
  if (!/\d/.test(of.replace(/[eE][+-]?\d+$/, ""))) return ours === undefined;
  if (ours === undefined || theirs === null) return ours === undefined && theirs === null;
  const number = Number(theirs);
  return Math.abs(ours - number) <= Math.max(NANO, Math.abs(number) * 1e-12);
}
