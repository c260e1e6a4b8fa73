import fc from "fast-check";
import { readYaml, YamlError } from "../../lib/yaml/documents";
import { readJson } from "../../lib/yaml/json";
import { runs } from "../support/runs";

const PARTS = [
  "a",
  "b: ",
  "- ",
  "? ",
  "\n",
  "  ",
  "\t",
  "[",
  "]",
  "{",
  "}",
  ",",
  "'",
  '"',
  "&x ",
  "*x",
  "<<: ",
  "!!int ",
  "!t ",
  "|",
  ">-",
  "#",
  "---\n",
  "...",
  "%YAML 1.2\n",
  "1e3",
  "~",
  "é",
  "\\",
  "\u0000",
  "{{ x }}",
  "__proto__: ",
];

test("any text is read, or refused by an error with a place in it", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 20 }), (parts) => {
      const text = parts.join("");
      try {
        for (const { value, position } of readYaml(text)) {
          expect(position.line).toBeLessThanOrEqual(text.split("\n").length);
          expect(JSON.stringify(value)).toEqual(expect.any(String));
        }
      } catch (error) {
        expect(error).toBeInstanceOf(YamlError);
        expect((error as YamlError).position.line).toBeGreaterThan(0);
        expect((error as YamlError).message).toMatch(/^[^\n]+$/);
      }
    }),
    runs(1000),
  );
});

test("JSON is read as JSON.parse reads it, but for what it lets repeat", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), fc.jsonValue({ maxDepth: 4 })),
      (value) => {
        const text = JSON.stringify(value, null, "\t");
        expect(readJson(text)?.[0]?.value).toEqual(JSON.parse(text));
      },
    ),
    runs(333),
  );
});

test("an item of a long List has the line where it begins", () => {
  const items = Array.from({ length: 3000 }, (_, index) => `  - name: n${index}\n    size: 1\n`).join("");
  const [document] = readYaml(`kind: List\nitems:\n${items}`);
  const { items: list = [] } = (document?.value ?? {}) as { items?: unknown[] };
  expect(document?.positionOf(list[2999])).toEqual({ line: 2 + 2 * 2999 + 1, column: 5 });
});
