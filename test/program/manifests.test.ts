import { readManifests } from "../../lib/program/manifests";
import { growthOf } from "../support/steps";

const declared = (text: string) =>
  readManifests(text, "a.yaml").resources.map(({ declaration }) => declaration);

test("each document keeps the line where it starts", () => {
  const text = "# a comment\napiVersion: v1\nkind: Pod\n---\n---\n\napiVersion: v1\nkind: Service\n";
  expect(declared(text).map(({ source }) => source)).toEqual([
    { file: "a.yaml", line: 2, column: 1 },
    { file: "a.yaml", line: 7, column: 1 },
  ]);
});

test("JSON is read like YAML", () => {
  expect(declared('{"apiVersion": "v1", "kind": "Pod"}')[0]?.properties).toEqual({
    apiVersion: "v1",
    kind: "Pod",
  });
});

test("yes and on are true, dates and octal look-alikes are what kubectl reads", () => {
  const [pod] = declared(
    "apiVersion: v1\nkind: Pod\nspec: {hostPID: yes, hostIPC: off, mode: 0644, day: 2026-01-02}\n",
  );
  expect(pod?.properties["spec"]).toEqual({ hostPID: true, hostIPC: false, mode: 420, day: "2026-01-02" });
});

test("anchors, aliases and merge keys are resolved", () => {
  const text = "apiVersion: v1\nkind: Pod\nmetadata: &m {labels: {a: b}}\nspec:\n  <<: *m\n";
  expect(declared(text)[0]?.properties["spec"]).toEqual({ labels: { a: "b" } });
});

test("empty files and documents hold nothing", () => {
  expect(declared("")).toEqual([]);
  expect(declared("---\n# nothing\n---\n")).toEqual([]);
});

const bomb = [
  "a: &a [x, x, x, x, x, x, x, x, x]",
  ..."bcdefgh"
    .split("")
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(", ")}]`),
].join("\n");

test("names that look like numbers stay names", () => {
  const [pod] = declared(
    "apiVersion: v1\nkind: Pod\nmetadata: {name: e2, namespace: .e1}\nspec: {args: [., 0o17]}\n",
  );
  expect(pod?.properties).toMatchObject({
    metadata: { name: "e2", namespace: ".e1" },
    spec: { args: [".", 15] },
  });
});

test("brackets and quotes may close at the margin, and lists hold tabs", () => {
  const text = 'apiVersion: v1\nkind: Pod\nspec:\n  args: [\n\ta,\n\tb\n]\n  text: "two\nlines"\n';
  expect(declared(text)[0]?.properties["spec"]).toEqual({ args: ["a", "b"], text: "two lines" });
});

test.each([
  ["one after the other", '{"apiVersion":"v1","kind":"Pod"}\n{"apiVersion":"v1",\n"kind":"Job"}'],
  ["in an array", '[{"apiVersion":"v1","kind":"Pod"},\n{"apiVersion":"v1","kind":"Job"}]'],
])("JSON documents are read %s, each with its line", (_name, text) => {
  const found = declared(text);
  expect(found.map(({ properties }) => properties["kind"])).toEqual(["Pod", "Job"]);
  expect(found.map(({ source }) => source?.line)).toEqual([1, 2]);
});

test("each item of a List is an object of its own, with its own line", () => {
  const text = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Pod
  - apiVersion: v1
    kind: PodList
    items:
      - metadata: {name: inner}
`;
  expect(declared(text)).toMatchObject([
    { properties: { kind: "Pod" }, source: { line: 4, column: 5 } },
    { properties: { kind: "Pod", apiVersion: "v1", metadata: { name: "inner" } }, source: { line: 6 } },
  ]);
});

test("the work on a map of 50,000 keys grows with its keys, and not with their pairs", () => {
  const growth = growthOf(5_000, (count) => {
    const keys = Array.from({ length: count }, (_, index) => `  k${index}: v\n`).join("");
    return () => declared(`apiVersion: v1\nkind: ConfigMap\ndata:\n${keys}`);
  });
  expect(growth).toBeLessThan(20);
});

test.each([
  [
    "a flow list that never ends",
    "apiVersion: v1\nkind: [Pod\n",
    "a.yaml:2:7: nothing closes a flow collection",
  ],
  ["a tab for indentation", "apiVersion: v1\nmetadata:\n\tname: x\n", "a.yaml:3:"],
  ["text instead of a map", "just text", "a.yaml:1:1: a manifest must be a map with apiVersion and kind"],
  [
    "a map without a kind in the second document",
    "apiVersion: v1\nkind: Pod\n---\nname: x\n",
    "a.yaml:4:1: a manifest must have apiVersion and kind",
  ],
  ["a kind that is no text", "apiVersion: v1\nkind: {}\n", "a.yaml:1:1: a manifest must have"],
  ["an unknown alias", "apiVersion: v1\nkind: *nope\n", "a.yaml:2:12: unidentified alias"],
  [
    "a repeated key",
    "apiVersion: v1\nkind: Pod\nspec:\n  a: 1\n  b: a\n  a: 2\n",
    "a.yaml:6:3: a key is repeated; line 4 has it already",
  ],
  [
    "a repeated key in JSON",
    '{"apiVersion":"v1",\n"a":1,\n"a":2}',
    "a.yaml:3:1: a key is repeated; line 2 has it",
  ],
  [
    "a number that is none",
    "apiVersion: v1\nkind: Pod\nspec: {replicas: .inf}\n",
    "a.yaml:1:1: a number must be finite",
  ],
  [
    "an alias bomb",
    `apiVersion: v1\nkind: Pod\n${bomb}\n`,
    "a.yaml:1:1: aliases make it grow too large to read",
  ],
])("%s is one error with file and position", (_name, text, message) => {
  expect(() => readManifests(text, "a.yaml")).toThrow(message);
  expect(() => readManifests(text, "a.yaml")).toThrow(/^[^\n]*$/);
});

test.each([
  ["brackets", "["],
  ["braces in JSON", `{"a":`],
  ["dashes", "- "],
])("deep nesting of %s is one line of our own words, before a reader goes down it", (_name, nested) => {
  const growth = growthOf(2_000, (depth) => () => {
    expect(() =>
      readManifests(`apiVersion: v1\nkind: Pod\nspec:\n  ${nested.repeat(depth)}`, "a.yaml"),
    ).toThrow(/^a\.yaml:\d+:\d+: nests deeper than 500 levels, which no manifest does$/);
  });
  expect(growth).toBeLessThan(20);
});
