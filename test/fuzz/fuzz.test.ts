import { randomFrom } from "../support/random";
import { corpusOf } from "./corpus";
import { fuzz } from "./fuzzer";
import { TARGETS } from "./targets";

test.each(Object.entries(TARGETS))("the corpus of %s breaks nothing", (name, target) => {
  const corpus = corpusOf(name);
  expect(corpus.length).toBeGreaterThan(0);
  for (const input of corpus) target(input);
});

test("the fuzzer finds an input that fails", () => {
  const fragile = (text: string) => {
    if (text.includes("{{")) throw new Error("two braces");
  };
  const { failures } = fuzz(fragile, ["a{b"], 20_000, randomFrom(1));
  expect(failures.map(({ why }) => why.split("\n")[0])).toEqual(["Error: two braces"]);
});
