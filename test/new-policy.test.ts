import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { KINDS } from "../scripts/generate/templates";
import { scaffold } from "../scripts/new-policy";

const ROOT = dirname(__dirname);
/** What a policy and its test import, directly or not. */
const SHARED = ["node_modules", "lib", "test/support"];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "new-policy-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The type errors of files in the folder beside the real library, a line each. */
function typeErrors(paths: readonly string[]): string[] {
  mkdirSync(join(folder, "test"), { recursive: true });
  for (const shared of SHARED) symlinkSync(join(ROOT, shared), join(folder, shared));
  const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, "tsconfig.json"), "utf8"));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: paths }));
  const compiler = join(ROOT, "node_modules", "@typescript", "native", "bin", "tsc");
  const options = ["--noEmit", "--pretty", "false", "-p", folder];
  const { stdout } = spawnSync(process.execPath, [compiler, ...options], { encoding: "utf8" });
  return stdout.split("\n").filter((line) => line !== "");
}

/** One policy of each kind. */
function oneOfEach(): string[] {
  return Object.keys(KINDS).flatMap((kind) => scaffold(folder, kind, `denial-of-service/limit-${kind}s`));
}

test("writes policies and tests of each kind that compile but for what is to decide", () => {
  const paths = oneOfEach();
  const errors = typeErrors(paths);
  expect(errors.filter((line) => !line.endsWith("error TS2304: Cannot find name 'TODO'."))).toEqual([]);
  const open = (path: string) => errors.filter((line) => line.includes(path)).length;
  expect(paths.filter((path) => open(path) < 5)).toEqual([]);
}, 30_000);

test("writes policies and tests of each kind that compile once it is decided", () => {
  const paths = oneOfEach();
  for (const path of paths) {
    const text = readFileSync(join(folder, path), "utf8");
    writeFileSync(join(folder, path), `declare const TODO: never;\n${text}`);
  }
  expect(typeErrors(paths)).toEqual([]);
}, 30_000);

test("formats what it writes as the repository does", () => {
  const biome = join(ROOT, "node_modules", "@biomejs", "biome", "bin", "biome");
  const files = oneOfEach().map((path) => join(folder, path));
  const options = ["check", `--config-path=${ROOT}`, "--vcs-enabled=false", ...files];
  const { status, stderr } = spawnSync(process.execPath, [biome, ...options], { encoding: "utf8" });
  expect([status, status === 0 ? "" : stderr]).toEqual([0, ""]);
});

test.each([
  [
    undefined,
    undefined,
    /^usage: .*\n {2}a kind of pod, container, .*\n {2}a category of persistence, denial/,
  ],
  ["hook", "persistence/no-something", /^usage: /],
  ["pod", "hygiene/no-something", /^usage: /],
  ["pod", "persistence", /"" is no policy id/],
  ["pod", "persistence/something", /"something" is no policy id/],
  ["pod", "persistence/no-Some_Thing", /"no-Some_Thing" is no policy id/],
  ["pod", "persistence/no-something/else", /is no policy id/],
])("refuses %s %s with what to write", (kind, name, text) => {
  expect(() => scaffold(folder, kind, name)).toThrow(text);
});

test("never overwrites", () => {
  scaffold(folder, "pod", "persistence/no-something");
  expect(() => scaffold(folder, "stack", "persistence/no-something")).toThrow(
    "policies/persistence/no-something.ts exists already",
  );
});
