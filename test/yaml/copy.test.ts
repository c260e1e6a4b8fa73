import { readFileSync } from "node:fs";
import fc from "fast-check";
import { loadAll } from "js-yaml";
import { copyOf, tidied } from "../../lib/yaml/copy";
import { readYaml } from "../../lib/yaml/documents";
import { SCHEMA } from "../../lib/yaml/schema";
import { runs } from "../support/runs";

const PARTS = [
  ...[
    "a",
    "b: ",
    "- ",
    "? ",
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "<<: ",
    "!!int ",
    "!!float ",
    "|",
    ">-",
  ],
  ...[
    "---\n",
    "1e3",
    "017",
    "yes",
    "~",
    ".inf",
    "{{ x }}",
    "__proto__: ",
    "[object Object]: ",
    "1.5: ",
    "a && b",
    "2>&1",
  ],
];

/** What a reader makes of all documents of a text, or what it says against them. */
function outcome(text: string, read: (document: unknown) => unknown): unknown {
  try {
    return loadAll(text, undefined, { schema: SCHEMA, json: true }).map(read);
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether the copy of the documents of a text, and the documents changed in place, are equal in all that they say. */
function expectSame(text: string): void {
  const copies = outcome(text, (document) => copyOf(document, text.length, new WeakMap()));
  const inPlace = outcome(text, tidied);
  expect(inPlace).toEqual(copies);
  expect(JSON.stringify(inPlace)).toBe(JSON.stringify(copies));
}

test("documents without anchors are the same in place as copied, or refused in the same words", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 20 }), (parts) =>
      expectSame(parts.join("")),
    ),
    runs(1000),
  );
});

test("so are those that the reader of kubectl was asked about", () => {
  const answers = JSON.parse(readFileSync("test/reference/yaml/answers.json", "utf8")) as Record<
    string,
    readonly { readonly text: string }[]
  >;
  const texts = Object.values(answers).flatMap((each) => each.map(({ text }) => text));
  for (const text of texts.filter((each) => !each.includes("&"))) {
    for (const form of [text, `v: ${text}\n`, `{? ${text} : v}\n`]) expectSame(form);
  }
});

test.each([
  ["a: &x {b: 1}\nc: *x\n"],
  ["- &x [1]\n- *x\n"],
  ['{"a":&x [1],"b":*x}'],
  ["&x [1, 2.5]\n"],
  ["a: !!map &x {b: 1.5}\nc: *x\n"],
])("what aliases stand for is copied: %j", (text) => {
  const [document] = readYaml(text);
  expect(new Set(objectsIn(document?.value)).size).toBe(objectsIn(document?.value).length);
});

/** All maps and lists in a value, each as often as it is met. */
function objectsIn(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
