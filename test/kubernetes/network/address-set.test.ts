import { hasEveryAddress, without } from "../../../lib/kubernetes/network/address-set";
import { type Cidr, parseCidr } from "../../../lib/kubernetes/network/cidr";

const set = (...texts: string[]): Cidr[] => texts.flatMap((text) => parseCidr(text) ?? []);
const less = (from: string, ...holes: string[]) => set(...holes).reduce<readonly Cidr[]>(without, set(from));
const count = (blocks: readonly Cidr[]) =>
  blocks.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);

describe("without", () => {
  test.each([
    ["a block in the middle", "10.0.0.0/8", "10.1.0.0/16", 2n ** 24n - 2n ** 16n],
    ["its first address", "10.0.0.0/8", "10.0.0.0/32", 2n ** 24n - 1n],
    ["its last address", "10.0.0.0/8", "10.255.255.255/32", 2n ** 24n - 1n],
    ["all of it", "10.0.0.0/8", "0.0.0.0/0", 0n],
    ["another block", "10.0.0.0/8", "11.0.0.0/8", 2n ** 24n],
    ["a block of the other family", "10.0.0.0/8", "::/0", 2n ** 24n],
  ])("%s", (_name, from, hole, expected) => {
    expect(count(less(from, hole))).toBe(expected);
  });
});

describe("hasEveryAddress", () => {
  test.each([
    ["a family", set("0.0.0.0/0")],
    ["the other family", set("::/0")],
    ["two halves", set("0.0.0.0/1", "128.0.0.0/1")],
    ["all but a public address", less("0.0.0.0/0", "8.8.8.8/32")],
    ["all but a large public block", less("0.0.0.0/0", "32.0.0.0/4")],
  ])("%s", (_name, blocks) => {
    expect(hasEveryAddress(blocks)).toBe(true);
  });

  test.each([
    ["nothing", []],
    ["one half", set("0.0.0.0/1")],
    ["private networks", set("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")],
    ["all but one private network", less("0.0.0.0/0", "10.0.0.0/8")],
    ["all but the metadata service", less("0.0.0.0/0", "169.254.169.254/32")],
    ["halves of two families", set("0.0.0.0/1", "8000::/1")],
  ])("not %s", (_name, blocks) => {
    expect(hasEveryAddress(blocks)).toBe(false);
  });
});
