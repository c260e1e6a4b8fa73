import { type Cidr, contains, NOT_PUBLIC, overlaps, parseCidr } from "./cidr";

/** Addresses, as blocks that need not be those of a mask. */
export type AddressSet = readonly Cidr[];

const ALL = ["0.0.0.0/0", "::/0"].flatMap((text) => parseCidr(text) ?? []);

/** The addresses of a set that are not in a block. */
export function without(set: AddressSet, hole: Cidr): AddressSet {
  return set.flatMap((block) => {
    if (!overlaps(block, hole)) return [block];
    if (contains(hole, block)) return [];
    const { family } = block;
    const before = { family, first: block.first, last: hole.first - 1n };
    const after = { family, first: hole.last + 1n, last: block.last };
    return [before, after].filter(({ first, last }) => first <= last);
  });
}

/**
 * Whether a set has practically every address of a family: all private and local ones, and most of the internet. An
 * exception for some public address protects nothing; one for private or local addresses does.
 */
export function hasEveryAddress(set: AddressSet): boolean {
  return ALL.some((all) => {
    const rest = set.reduce<AddressSet>((left, block) => without(left, block), [all]);
    const isLocalMissing = rest.some((block) => NOT_PUBLIC.some((known) => overlaps(known, block)));
    const missing = rest.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
    return !isLocalMissing && missing * 2n < all.last - all.first + 1n;
  });
}
