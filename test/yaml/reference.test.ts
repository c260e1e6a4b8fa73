import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { readYaml } from "../../lib/yaml/documents";

interface Answer {
  readonly text: string;
  /** What the reader in `sigs.k8s.io/yaml` makes of it; nothing where it refuses the text. */
  readonly json?: unknown;
}

const answers = JSON.parse(readFileSync("test/reference/yaml/answers.json", "utf8")) as Record<
  "values" | "keys" | "documents",
  readonly Answer[]
>;

/** JSON.stringify knows one zero; Go's encoder two. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** What we make of the first document: kubectl parts documents before it reads them. */
function read(text: string): unknown {
  try {
    return plain(readYaml(text, "last")[0]?.value);
  } catch {
    return undefined;
  }
}

/** Texts that kubectl reads, and we otherwise. */
function differences(all: readonly Answer[], textOf = (text: string) => text) {
  return all
    .filter(({ text, json }) => json !== undefined && !isDeepStrictEqual(read(textOf(text)), plain(json)))
    .map(({ text }) => text);
}

/** Texts that kubectl refuses, and we read. */
const readNonetheless = (all: readonly Answer[], textOf = (text: string) => text) =>
  all
    .filter(({ text, json }) => json === undefined && read(textOf(text)) !== undefined)
    .map(({ text }) => text);

const inMap = (text: string) => `v: ${text}\n`;
const asKey = (text: string) => `{? ${text} : v}\n`;

test("a value is what kubectl makes of it", () => {
  expect(answers.values.length).toBeGreaterThan(2000);
  expect(differences(answers.values, inMap)).toEqual([]);
  expect(readNonetheless(answers.values, inMap)).toEqual([
    // JSON has this escape, and its files are read by the same reader.
    '"\\/"',
    "{yes: no, 1: 2, 1.5: 3, ~: 4, 017: 5, 0x10: 6, 1e3: 7, 1_0: 8, 2001-01-01: 9}",
  ]);
});

test("a key is what kubectl makes of it, but for the last digits of numbers that JavaScript does not hold", () => {
  expect(differences(answers.keys, asKey).filter((text) => !/922337203685477580[78]/.test(text))).toEqual([]);
});

test("a document is what kubectl makes of it", () => {
  expect(differences(answers.documents)).toEqual([
    // A merge behind a key takes that key's place in kubectl, and in no other reader.
    "x: &x {a: 1}\ny: {b: 0, a: 9, <<: *x}\n",
    // In a list between brackets, text may end in a colon and be a dash.
    "a: {b:}\n",
    "a: [-]\n",
    // What stands behind the first document, `a`, is never looked at.
    "a\n: b\n",
    "a: [b:]\n",
  ]);
});

test("what kubectl refuses is refused, but for forms that have one meaning", () => {
  const forms = readNonetheless(answers.documents).filter((text) => text.length < 1000);
  expect(forms).toEqual([
    "a: [\n\t1,\n\t2\n\t]\n",
    "a: 1\n\t\nb: 2\n",
    "a: 1\n\t# c\nb: 2\n",
    "? [a, b]\n: c\n",
    "[a, b]: c\n",
    "%YAML 1.2\n---\na: yes\n",
    "--- a: 1\n",
    'a: "\\uD83D\\uDE00"\n',
    "a: \u0085b\n",
    "a: \u2028b\n",
    "a: {: b}\n",
    "a: &x-y.z 1\nb: *x-y.z\n",
  ]);
});
