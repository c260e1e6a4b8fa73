import fc from "fast-check";
import {
  type Cidr,
  contains,
  isPrivate,
  mayHoldPods,
  overlaps,
  parseCidr,
} from "../../../lib/kubernetes/network/cidr";
import { runs } from "../../support/runs";

function block(text: string): Cidr {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

describe("parseCidr", () => {
  test.each<[text: string, family: number, first: bigint, size: bigint]>([
    ["10.0.0.0/8", 4, 0x0a000000n, 1n << 24n],
    ["10.1.2.3/8", 4, 0x0a000000n, 1n << 24n],
    ["0.0.0.0/0", 4, 0n, 1n << 32n],
    ["192.168.1.1/32", 4, 0xc0a80101n, 1n],
    ["192.168.1.1", 4, 0xc0a80101n, 1n],
    ["::/0", 6, 0n, 1n << 128n],
    ["fd00::/8", 6, 0xfdn << 120n, 1n << 120n],
    ["2001:db8::1/128", 6, 0x20010db8000000000000000000000001n, 1n],
    ["::ffff:10.0.0.1/128", 6, 0xffff0a000001n, 1n],
    ["1:2:3:4:5:6:7:8", 6, 0x00010002000300040005000600070008n, 1n],
    [" 10.0.0.0/8 ", 4, 0x0a000000n, 1n << 24n],
  ])("reads %s", (text, family, first, size) => {
    expect(parseCidr(text)).toEqual({ family, first, last: first + size - 1n });
  });

  test.each([
    "",
    "10.0.0.0/33",
    "10.0.0/8",
    "10.0.0.256/8",
    "10.0.0.0/8/8",
    "10.0.0.0/-1",
    "10.0.0.0/x",
    "::1::/8",
    "1:2:3:4:5:6:7/64",
    "1:2:3:4:5:6:7::8:9",
    "g::/8",
    "::/129",
    "::300.0.0.1/128",
    "example.com",
  ])("refuses %j", (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });
});

describe("blocks", () => {
  test.each<[one: string, other: string, contains: boolean, overlaps: boolean]>([
    ["10.0.0.0/8", "10.1.0.0/16", true, true],
    ["10.1.0.0/16", "10.0.0.0/8", false, true],
    ["10.0.0.0/8", "10.0.0.0/8", true, true],
    ["10.0.0.0/8", "11.0.0.0/8", false, false],
    ["0.0.0.0/0", "::/0", false, false],
    ["::/0", "fd00::1/128", true, true],
  ])("%s and %s", (one, other, isWithin, isShared) => {
    expect(contains(block(one), block(other))).toBe(isWithin);
    expect(overlaps(block(one), block(other))).toBe(isShared);
  });

  test.each<[text: string, expected: boolean]>([
    ["10.2.0.0/16", true],
    ["172.16.0.0/12", true],
    ["172.0.0.0/8", false],
    ["100.64.1.1", true],
    ["8.8.8.8", false],
    ["fd12::/16", true],
    ["2001:db8::/32", false],
  ])("whether %s is private: %s", (text, expected) => {
    expect(isPrivate(block(text))).toBe(expected);
  });

  test("no pod has the address of the metadata service", () => {
    expect(mayHoldPods(block("169.254.169.254/32"))).toBe(false);
    expect(mayHoldPods(block("169.254.0.0/15"))).toBe(true);
  });

  const ipv4 = fc.tuple(fc.array(fc.nat(255), { minLength: 4, maxLength: 4 }), fc.nat(32));

  test("an address is in a block where its leading bits are the block's", () => {
    fc.assert(
      fc.property(ipv4, ipv4, ([address], [base, bits]) => {
        const asBits = (parts: number[]) => parts.map((part) => part.toString(2).padStart(8, "0")).join("");
        const expected = asBits(address).startsWith(asBits(base).slice(0, bits));
        expect(contains(block(`${base.join(".")}/${bits}`), block(address.join(".")))).toBe(expected);
      }),
      runs(1000),
    );
  });
});
