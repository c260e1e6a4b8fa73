import { lookup } from "./lookup";

/** Decimal suffixes and the power of ten they stand for. */
const DECIMAL_EXPONENTS: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  "": 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

/** Binary suffixes and the power of two they stand for. */
const BINARY_EXPONENTS: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/** The API server cuts binary quantities at the largest 64-bit integer, and only those. */
const LARGEST_BINARY = 2 ** 63 - 1;

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:[eE]([+-]?\d+)|([numkMGTPE]?|[KMGTPE]i))$/;

/**
 * Reads a Kubernetes quantity, such as `500m`, `1.5Gi`, `2e3` or `2`, as a number in base units: cores for CPU,
 * bytes for memory and storage.
 *
 * Returns `undefined` for text outside the grammar, with spaces around it too, and for numbers that are not finite.
 *
 * Source: the grammar of `Quantity` in k8s.io/apimachinery, pkg/api/resource/quantity.go. Its parser also takes
 * a suffix without any digit, against the grammar, for zero: that is malformed here.
 */
export function parseQuantity(value: string | number): number | undefined {
  const quantity = typeof value === "number" ? value : parseText(value);
  return quantity !== undefined && Number.isFinite(quantity) ? quantity : undefined;
}

function parseText(text: string): number | undefined {
  const [, number, exponent, suffix = ""] = QUANTITY.exec(text) ?? [];
  if (number === undefined) return undefined;
  const binary = lookup(BINARY_EXPONENTS, suffix);
  if (binary !== undefined) return cut(Number(number) * 2 ** binary);
  // The decimal point moves in the text: multiplying by a power of ten would make 1.001k less than 1001.
  return Number(`${number}e${exponent ?? lookup(DECIMAL_EXPONENTS, suffix)}`);
}

function cut(binary: number): number {
  return Math.min(Math.max(binary, -LARGEST_BINARY), LARGEST_BINARY);
}
