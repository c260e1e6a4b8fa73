import fc from "fast-check";
import { parseQuantity } from "../../lib/model/quantity";

describe("parseQuantity reads", () => {
  test.each<[string, string | number, number]>([
    ["zero", "0", 0],
    ["a whole number", "12", 12],
    ["a number with a fraction", "1.5", 1.5],
    ["a fraction without a leading zero", ".5", 0.5],
    ["a number that ends in a point", "5.", 5],
    ["leading zeros", "007", 7],
    ["a plus sign", "+2", 2],
    ["a minus sign", "-2", -2],
    ["a minus sign before a fraction", "-.5", -0.5],
    ["nano", "5n", 5e-9],
    ["micro", "5u", 5e-6],
    ["milli", "500m", 0.5],
    ["kilo", "1k", 1e3],
    ["mega", "1M", 1e6],
    ["giga", "1G", 1e9],
    ["tera", "1T", 1e12],
    ["peta", "1P", 1e15],
    ["exa, not an exponent", "1E", 1e18],
    ["kibi", "1Ki", 1024],
    ["mebi", "1Mi", 1024 ** 2],
    ["gibi", "1Gi", 1024 ** 3],
    ["tebi", "1Ti", 1024 ** 4],
    ["pebi", "1Pi", 1024 ** 5],
    ["exbi", "1Ei", 1024 ** 6],
    ["a fraction of a binary unit", "1.5Gi", 1.5 * 1024 ** 3],
    ["a fraction without digits after the point, and a suffix", "1.G", 1e9],
    ["a negative binary quantity", "-1Ki", -1024],
    ["an exponent", "1e3", 1e3],
    ["an exponent with a capital letter", "1E3", 1e3],
    ["an exponent with a plus sign", "1e+3", 1e3],
    ["a negative exponent", "15e-1", 1.5],
    ["an exponent after a fraction", "1.5E2", 150],
    ["an exponent of zero", "4e0", 4],
    ["decimals without an error of rounding", "1.001k", 1001],
    ["milli without an error of rounding", "1100m", 1.1],
    ["a binary quantity beyond 64 bits as the largest one", "16Ei", 2 ** 63],
    ["a binary quantity beyond 64 bits below zero", "-16Ei", -(2 ** 63)],
    ["a decimal quantity beyond 64 bits as it is", "100E", 1e20],
    ["a number", 2, 2],
    ["a number with a fraction", 0.25, 0.25],
    ["a negative number", -1, -1],
  ])("%s", (_, text, expected) => {
    expect(parseQuantity(text)).toBe(expected);
  });
});

describe("parseQuantity refuses", () => {
  test.each<[string, string | number]>([
    ["nothing", ""],
    ["a space", " "],
    ["a leading space", " 1"],
    ["a trailing space", "1 "],
    ["a trailing line break", "1\n"],
    ["a space before the suffix", "1 Gi"],
    ["a lone suffix", "Gi"],
    ["a lone sign", "-"],
    ["a lone point", "."],
    ["two signs", "--1"],
    ["two points", "1.1.1"],
    ["two suffixes", "1kM"],
    ["kilo with a capital letter", "1K"],
    ["kibi without one", "1ki"],
    ["mebi without one", "1mi"],
    ["a binary suffix with two capital letters", "1KI"],
    ["a lone i", "1i"],
    ["a unit", "1GB"],
    ["a binary unit", "1GiB"],
    ["an exponent without digits", "1e"],
    ["an exponent with a sign only", "1e-"],
    ["an exponent with a fraction", "1e1.5"],
    ["an exponent and a suffix", "1e3k"],
    ["a suffix before an exponent", "1Ee3"],
    ["digits after the suffix", "1k1"],
    ["thousands separators", "1,000"],
    ["an underscore", "1_000"],
    ["hexadecimal digits", "0x10"],
    ["infinity", "Infinity"],
    ["digits that are not ASCII", "١"],
    ["text", "lots"],
    ["the name of an object's property", "1constructor"],
    ["more than a number can hold", "1e999"],
    ["a number that is none", Number.NaN],
    ["an infinite number", Number.POSITIVE_INFINITY],
  ])("%s", (_, text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });
});

describe("laws", () => {
  const whole = fc.integer({ min: -(2 ** 20), max: 2 ** 20 });

  test("a number reads the same in text", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(fc.property(number, (given) => parseQuantity(String(given)) === parseQuantity(given)));
  });

  test.each([
    ["1000 of a decimal unit are one of the next", ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"], 1000],
    ["1024 of a binary unit are one of the next", ["", "Ki", "Mi", "Gi", "Ti", "Pi"], 1024],
  ])("%s", (_, units, factor) => {
    const next = fc.integer({ min: 1, max: units.length - 1 });
    fc.assert(
      fc.property(whole, next, (count, index) => {
        const smaller = parseQuantity(`${count * factor}${units[index - 1]}`);
        expect(parseQuantity(`${count}${units[index]}`)).toBe(smaller);
      }),
    );
  });

  test("a sign negates", () => {
    const suffix = fc.constantFrom("", "m", "k", "Gi", "e3", "E");
    fc.assert(
      fc.property(fc.nat(), suffix, (count, unit) => {
        expect(parseQuantity(`-${count}${unit}`)).toBe(-(parseQuantity(`+${count}${unit}`) ?? Number.NaN));
      }),
    );
  });

  test("parsing is total and gives finite numbers", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123+-.eEinumkKMGTP") }));
    fc.assert(
      fc.property(text, (given) => {
        const quantity = parseQuantity(given);
        expect(quantity === undefined || Number.isFinite(quantity)).toBe(true);
      }),
    );
  });
});
