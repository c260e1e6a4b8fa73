/** A block of IP addresses: the addresses from `first` to `last`, as numbers. */
export interface Cidr {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** The block that `10.0.0.0/8` or `fd00::/8` names; a bare address is a block of one. `undefined` where malformed. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = "", length, ...rest] = text.trim().split("/");
  if (rest.length > 0) return undefined;
  const family = address.includes(":") ? 6 : 4;
  const width = family === 6 ? 128 : 32;
  const number = family === 6 ? parseIpv6(address) : parseIpv4(address);
  if (number === undefined || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const bits = length === undefined ? width : Number(length);
  if (bits > width) return undefined;
  const size = 1n << BigInt(width - bits);
  const first = number - (number % size);
  return { family, first, last: first + size - 1n };
}

/** Whether one block has all addresses of another. */
export function contains(block: Cidr, other: Cidr): boolean {
  return block.family === other.family && block.first <= other.first && other.last <= block.last;
}

/** Whether two blocks have an address in common. */
export function overlaps(one: Cidr, other: Cidr): boolean {
  return one.family === other.family && one.first <= other.last && other.first <= one.last;
}

/** Blocks that no router of the Internet carries: private, shared, link-local, loopback. RFC 6890. */
export const NOT_PUBLIC = [
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "::1/128",
  "fc00::/7",
  "fe80::/10",
].flatMap((text) => parseCidr(text) ?? []);

/** Whether no address of the block is one of the Internet. */
export function isPrivate(block: Cidr): boolean {
  return NOT_PUBLIC.some((known) => contains(known, block));
}

/** Blocks that no pod has its address in: loopback and link-local. */
const NEVER_A_POD = ["127.0.0.0/8", "169.254.0.0/16", "::1/128", "fe80::/10"].flatMap(
  (text) => parseCidr(text) ?? [],
);

/** Whether the block may hold the address of a pod. */
export function mayHoldPods(block: Cidr): boolean {
  return !NEVER_A_POD.some((known) => contains(known, block));
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (embedded !== null) {
    const low = parseIpv4(embedded[2] ?? "");
    if (low === undefined) return undefined;
    const groups = `${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`;
    return parseIpv6(`${embedded[1]}${groups}`);
  }
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(missing).fill("0"), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
