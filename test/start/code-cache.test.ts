import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheFolder, loadCached } from "../../lib/start/code-cache";

let folder: string;
let caches: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ktm-cache-"));
  caches = join(folder, "caches");
  file = join(folder, "bundle.js");
  writeBundle("one");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeBundle(word: string): void {
  writeFileSync(file, `const { join } = require("node:path"); exports.said = () => join("${word}", "more");`);
}

/** Loads the bundle, runs it, and keeps its code. */
function run(purpose = "check"): unknown {
  const { exports, save } = loadCached(file, purpose, caches);
  const said = exports["said"]?.();
  save();
  return said;
}

const cacheFiles = () => readdirSync(caches).map((name) => join(caches, name));
const onlyCache = () => cacheFiles()[0] ?? "";

describe("the cache of compiled code", () => {
  test("is written by the first run, for nobody else, and used by the next", () => {
    expect(run()).toBe(join("one", "more"));
    expect(cacheFiles()).toHaveLength(1);
    expect(statSync(caches).mode & 0o777).toBe(0o700);
    expect(statSync(onlyCache()).mode & 0o777).toBe(0o600);
    const written = statSync(onlyCache()).mtimeMs;
    expect(run()).toBe(join("one", "more"));
    expect(statSync(onlyCache()).mtimeMs).toBe(written);
  });

  test("is one for each text and purpose", () => {
    run();
    run("preview");
    writeBundle("two");
    expect(run()).toBe(join("two", "more"));
    expect(cacheFiles()).toHaveLength(3);
  });

  test.each([
    ["cut", (content: Buffer) => content.subarray(0, 100)],
    ["empty", () => Buffer.alloc(0)],
    ["changed in one bit", (content: Buffer) => content.with(60, (content[60] ?? 0) ^ 1)],
    ["of nothing that V8 knows", () => Buffer.from("something else")],
  ])("is passed over where it is %s, and written anew", (_, change) => {
    run();
    const whole = readFileSync(onlyCache());
    writeFileSync(onlyCache(), change(whole));
    expect(run()).toBe(join("one", "more"));
    expect(readFileSync(onlyCache())).toHaveLength(whole.length);
  });

  test("is passed over where others can write to it, or to its folder", () => {
    run();
    chmodSync(onlyCache(), 0o666);
    run();
    expect(statSync(onlyCache()).mode & 0o777).toBe(0o600);
    chmodSync(caches, 0o777);
    writeFileSync(onlyCache(), "theirs");
    expect(run()).toBe(join("one", "more"));
    expect(readFileSync(onlyCache(), "utf8")).toBe("theirs");
  });

  test("is not there where nothing can be written, and all works without", () => {
    writeFileSync(caches, "a file where the folder should be");
    expect(run()).toBe(join("one", "more"));
  });

  test("does not grow without end", () => {
    for (let index = 0; index < 15; index++) run(`command-${index}`);
    expect(cacheFiles()).toHaveLength(12);
  });

  test("is off where Node's are", () => {
    expect(cacheFolder({ NODE_DISABLE_COMPILE_CACHE: "1" })).toBeUndefined();
    const { exports, save } = loadCached(file, "check", cacheFolder({ NODE_DISABLE_COMPILE_CACHE: "1" }));
    expect(exports["said"]?.()).toBe(join("one", "more"));
    save();
    expect(existsSync(caches)).toBe(false);
  });

  test.each([
    ["linux", { XDG_CACHE_HOME: "/of/mine" }, join("/of/mine", "kubernetes-threat-model", "code")],
    ["win32", { LOCALAPPDATA: "/local" }, join("/local", "kubernetes-threat-model", "code")],
  ] as const)("is in the user's folder for such things on %s", (platform, env, expected) => {
    expect(cacheFolder(env, platform)).toBe(expected);
  });
});
