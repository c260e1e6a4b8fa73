import type { Field } from "../../model/field";
import { type Truth, UNKNOWN } from "../../model/value";
import { parseCidr } from "./cidr";

/** Blocks larger than any organization has: everybody is in them, or in two of them. */
const LARGEST = { 4: 1n << 24n, 6: 1n << 112n } as const;

/** Whether a field names a block of addresses that takes in the internet, or half of it. */
export function coversInternet(block: Field): Truth {
  const text = block.string();
  if (text === UNKNOWN || text === undefined) return text === UNKNOWN ? UNKNOWN : false;
  const cidr = parseCidr(text);
  return cidr !== undefined && cidr.last - cidr.first + 1n > LARGEST[cidr.family];
}
