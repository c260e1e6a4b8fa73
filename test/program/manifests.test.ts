import { readManifests } from "../../lib/program/manifests";

const declared = (text: string) => readManifests(text, "a.yaml").map(({ declaration }) => declaration);

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

test.each([
  ["a flow list that never ends", "apiVersion: v1\nkind: [Pod\nx: 1", "a.yaml:3:"],
  ["a tab for indentation", "apiVersion: v1\nmetadata:\n\tname: x\n", "a.yaml:3:"],
  ["text instead of a map", "just text", "a.yaml:1:1: a manifest must be a map with apiVersion and kind"],
  [
    "a map without a kind in the second document",
    "apiVersion: v1\nkind: Pod\n---\nname: x\n",
    "a.yaml:4:1: a manifest must have apiVersion and kind",
  ],
  ["a kind that is no text", "apiVersion: v1\nkind: {}\n", "a.yaml:1:1: a manifest must have"],
  ["an unknown alias", "apiVersion: v1\nkind: *nope\n", "a.yaml:2:7"],
  ["a repeated key", "apiVersion: v1\nkind: Pod\nkind: Job\n", "a.yaml:3:1"],
  ["an alias bomb", `apiVersion: v1\nkind: Pod\n${bomb}\n`, "a.yaml:1:1: Excessive alias count"],
])("%s is one error with file and position", (_name, text, message) => {
  expect(() => readManifests(text, "a.yaml")).toThrow(message);
  expect(() => readManifests(text, "a.yaml")).toThrow(/^[^\n]*$/);
});

test("nesting deeper than the reader can follow is one error or a verdict, never a crash", () => {
  const text = `apiVersion: v1\nkind: Pod\nspec: ${"[".repeat(200_000)}`;
  expect(() => readManifests(text, "a.yaml")).toThrow(/^a\.yaml/);
});
