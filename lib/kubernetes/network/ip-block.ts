import type { Field } from "../../model/field";
import { type Truth, UNKNOWN } from "../../model/value";
import { contains, parseCidr } from "./cidr";

/** Whether a field with a block of addresses covers one address. */
export function coversAddress(block: Field, address: string): Truth {
  const text = block.string();
  if (text === UNKNOWN) return UNKNOWN;
  const [whole, one] = [parseCidr(text ?? ""), parseCidr(address)];
  return whole !== undefined && one !== undefined && contains(whole, one);
}

/** Whether a field with a block of addresses covers all of a family. */
export function isEverywhere(block: Field): Truth {
  return block.isOneOf(["0.0.0.0/0", "::/0"]);
}
