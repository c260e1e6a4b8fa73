import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { scaffold } from "../scripts/new-policy";

const ROOT = dirname(__dirname);
/** What a policy and its test import, directly or not. */
const SHARED = ["node_modules", "lib", "test/support"];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "new-policy-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The type errors of a folder's scaffold beside the real library. */
function typeErrors(paths: readonly string[]): string {
  mkdirSync(join(folder, "test"), { recursive: true });
  for (const shared of SHARED) symlinkSync(join(ROOT, shared), join(folder, shared));
  const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, "tsconfig.json"), "utf8"));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: paths }));
  const compiler = join(ROOT, "node_modules", "@typescript", "native", "bin", "tsc");
  return spawnSync(process.execPath, [compiler, "--noEmit", "-p", folder], { encoding: "utf8" }).stdout;
}

test("writes a policy and a test that type-check", () => {
  const paths = scaffold(folder, "denial-of-service/limit-something");
  expect(paths).toEqual([
    "policies/denial-of-service/limit-something.ts",
    "test/policies/limit-something.test.ts",
  ]);
  expect(typeErrors(paths)).toBe("");
}, 30_000);

test("formats what it writes as the repository does", () => {
  const paths = scaffold(folder, "persistence/no-something");
  const biome = join(ROOT, "node_modules", "@biomejs", "biome", "bin", "biome");
  const files = paths.map((path) => join(folder, path));
  const options = ["check", `--config-path=${ROOT}`, "--vcs-enabled=false", ...files];
  const { status, stderr } = spawnSync(process.execPath, [biome, ...options], { encoding: "utf8" });
  expect([status, status === 0 ? "" : stderr]).toEqual([0, ""]);
});

test.each([
  [undefined, /^usage: .* with a category of persistence, denial-of-service/],
  ["hygiene/no-something", /^usage: /],
  ["persistence", /"" is no policy id/],
  ["persistence/something", /"something" is no policy id/],
  ["persistence/no-Some_Thing", /"no-Some_Thing" is no policy id/],
  ["persistence/no-something/else", /is no policy id/],
])("refuses %s with one line", (argument, line) => {
  expect(() => scaffold(folder, argument)).toThrow(line);
});

test("never overwrites", () => {
  scaffold(folder, "persistence/no-something");
  expect(() => scaffold(folder, "persistence/no-something")).toThrow(
    "policies/persistence/no-something.ts exists already",
  );
});
