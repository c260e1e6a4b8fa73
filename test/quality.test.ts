import { existsSync, readFileSync } from "node:fs";

/** The tests that a row names: a file, and the names of cases in it. */
const KEPT_BY = /`(test\/[\w./-]+\.ts)`: ("[^"]+"(?:, "[^"]+")*)/g;

const page = readFileSync("docs/quality.md", "utf8");
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (?:---|about|command|`npm)/.test(line));

function casesIn(text: string): [file: string, name: string][] {
  return [...text.matchAll(KEPT_BY)].flatMap(([, file = "", names = ""]) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = ""]): [string, string] => [file, name]),
  );
}

test("each row of what was found names a test that keeps it", () => {
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row) => casesIn(row).length === 0)).toEqual([]);
});

test.each(casesIn(page))("%s has the case %j", (file, name) => {
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, "utf8")).toContain(`"${name}"`);
});

test("the commands that repeat the figures exist", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const named = [...page.matchAll(/^\| `npm run ([\w:-]+)/gm)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
