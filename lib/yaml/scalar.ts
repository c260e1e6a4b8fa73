/** What a scalar of YAML stands for. */
export type ScalarValue = string | boolean | null | Decimal | number;

/** A number with a fraction or an exponent: as a key it is written as Go writes it. */
export class Decimal extends Number {
  override toString(): string {
    return keyOf(this.valueOf());
  }
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"].map(
    (word) => [word, true] as const,
  ),
  ...["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"].map(
    (word) => [word, false] as const,
  ),
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
]);
const NOT_A_NUMBER = [".nan", ".NaN", ".NAN"];
const INFINITE = /^[-+]?\.(inf|Inf|INF)$/;
/** Integers as Go's `ParseInt` takes them with base 0, once the underscores are gone. */
const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9][0-9]*))$/;
const FRACTION = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const LEAST = -(2n ** 63n);
const MOST = 2n ** 64n - 1n;

/**
 * What a plain scalar stands for to kubectl: YAML 1.1 as the reader in `sigs.k8s.io/yaml` understands it, which knows
 * `yes` and `017`, but no sexagesimals, and leaves dates as text.
 *
 * Source: the answers of that reader in `test/reference/yaml`.
 */
export function scalarOf(text: string): ScalarValue {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (NOT_A_NUMBER.includes(text)) return new Decimal(Number.NaN);
  if (INFINITE.test(text)) return new Decimal(text.startsWith("-") ? -Infinity : Infinity);
  if (!/^[-+.0-9]/.test(text)) return text;
  // Underscores go wherever they stand, but in a number that starts with its point they must part digits.
  const digits = text.startsWith(".") ? text.replaceAll(/(?<=\d)_(?=\d)/g, "") : text.replaceAll("_", "");
  return integerIn(digits) ?? fractionIn(digits) ?? text;
}

function integerIn(digits: string): number | undefined {
  const [whole, sign, hex, octal, binary, decimal] = INTEGER.exec(digits) ?? [];
  if (whole === undefined) return undefined;
  const size = BigInt(
    hex !== undefined
      ? `0x${hex}`
      : octal !== undefined
        ? `0o${octal}`
        : binary !== undefined
          ? `0b${binary}`
          : (decimal ?? ""),
  );
  const value = sign === "-" ? -size : size;
  // A sign is only for numbers of 63 bits.
  const most = sign === "" ? MOST : 2n ** 63n - 1n;
  return value < LEAST || value > most ? undefined : Number(value);
}

function fractionIn(digits: string): Decimal | undefined {
  const value = FRACTION.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(value) ? new Decimal(value) : undefined;
}

/** A number as a key, in the shortest form that a float of 32 bits is read back from: Go's format `g`. */
function keyOf(value: number): string {
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return Number.isNaN(single) ? ".nan" : single > 0 ? ".inf" : "-.inf";
  if (Object.is(single, -0)) return "-0";
  const isExact = (digits: number) => Math.fround(Number(single.toExponential(digits))) === single;
  const digits = [0, 1, 2, 3, 4, 5, 6, 7].find(isExact) ?? 8;
  const [mantissa = "", exponent = ""] = single.toExponential(digits).split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 6) return single.toFixed(Math.max(0, digits - power));
  return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}
