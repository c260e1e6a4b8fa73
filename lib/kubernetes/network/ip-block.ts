import type { Field } from "../../model/field";
import { type Truth, UNKNOWN, type Unknown } from "../../model/value";
import { type AddressSet, hasEveryAddress, without } from "./address-set";
import { type Cidr, contains, parseCidr } from "./cidr";

/** Whether an `ipBlock` allows one address; a block that is malformed has none. */
export function allowsAddress(block: Field, address: string): Truth {
  const set = addressesOf(block);
  const asked = parseCidr(address);
  if (set === UNKNOWN || asked === undefined) return UNKNOWN;
  return set.some((each) => contains(each, asked));
}

/** Whether blocks together allow practically every address of a family. */
export function allowsEveryAddress(blocks: readonly Field[]): Truth {
  const sets = blocks.map(addressesOf);
  const known = sets.flatMap((set) => (set === UNKNOWN ? [] : set));
  if (hasEveryAddress(known)) return true;
  return sets.includes(UNKNOWN) ? UNKNOWN : false;
}

/** The addresses of an `ipBlock`, less its exceptions. */
function addressesOf(block: Field): AddressSet | Unknown {
  const cidr = blockIn(block.key("cidr"));
  const holes = block.key("except").items().map(blockIn);
  if (cidr === UNKNOWN || holes.includes(UNKNOWN)) return UNKNOWN;
  const known = holes.flatMap((hole) => (hole === UNKNOWN || hole === undefined ? [] : [hole]));
  return known.reduce<AddressSet>(without, cidr === undefined ? [] : [cidr]);
}

function blockIn(field: Field): Cidr | undefined | Unknown {
  const text = field.string();
  return text === UNKNOWN ? UNKNOWN : parseCidr(text ?? "");
}
