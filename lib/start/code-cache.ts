import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire, Module, wrap } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { cachedDataVersionTag } from "node:v8";
import { Script } from "node:vm";

type Exports = Readonly<Record<string, () => unknown>>;
type Wrapper = (
  exports: object,
  require: NodeJS.Require,
  module: object,
  file: string,
  folder: string,
) => void;

/** So many caches are kept: of commands, of versions of Node, of installations. */
const MOST_CACHES = 12;
const DIGEST_BYTES = 32;

/** A module whose code is compiled, and how to keep what V8 has compiled of it by then. */
export interface Loaded {
  readonly exports: Exports;
  /** Writes the cache where there was none; never throws. */
  readonly save: () => void;
}

/**
 * Loads a CommonJS module of ASCII text, compiled by V8 in an earlier process where a cache of just this text, version,
 * processor and flags is there for the same purpose. What cannot be read, was changed, or may be of somebody else is
 * passed over.
 */
export function loadCached(file: string, purpose: string, folder = cacheFolder()): Loaded {
  const bytes = readFileSync(file);
  const name = `${digestOf(bytes).toString("hex", 0, 12)}-${process.version}-${process.arch}-${cachedDataVersionTag()}-${purpose}`;
  const cachedData = folder === undefined ? undefined : read(folder, name);
  const script = new Script(wrap(bytes.toString("latin1")), {
    filename: file,
    ...(cachedData !== undefined && { cachedData }),
  });
  const isMissing = cachedData === undefined || script.cachedDataRejected === true;
  const require = createRequire(file);
  const module = Object.assign(new Module(file), { loaded: true, exports: {} });
  // Whoever requires the file gets this module, and not a second one whose classes and symbols are others.
  require.cache[file] = module;
  const run = script.runInThisContext() as Wrapper;
  run.call(module.exports, module.exports, require, module, file, dirname(file));
  const save = () => {
    if (folder !== undefined && isMissing) write(folder, name, script.createCachedData());
  };
  return { exports: module.exports, save };
}

/** The folder of a user's caches on this system; `undefined` where Node's own switch turns such caches off. */
export function cacheFolder(env = process.env, platform = process.platform): string | undefined {
  if (env["NODE_DISABLE_COMPILE_CACHE"] !== undefined) return undefined;
  const home = homedir();
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    win32: env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"),
    darwin: join(home, "Library", "Caches"),
  };
  return join(
    caches[platform] ?? env["XDG_CACHE_HOME"] ?? join(home, ".cache"),
    "kubernetes-threat-model",
    "code",
  );
}

/** V8 trusts what it is given: only what this user wrote, and what is whole, is handed on. */
function read(folder: string, name: string): Buffer | undefined {
  try {
    const file = join(folder, name);
    if (!isOwn(folder) || !isOwn(file)) return undefined;
    const content = readFileSync(file);
    const data = content.subarray(DIGEST_BYTES);
    return digestOf(data).equals(content.subarray(0, DIGEST_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
}

function write(folder: string, name: string, data: Buffer): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    const part = join(folder, `${name}.${process.pid}.part`);
    writeFileSync(part, Buffer.concat([digestOf(data), data]), { mode: 0o600 });
    renameSync(part, join(folder, name));
    removeOldest(folder);
  } catch {
    // A home that is full or cannot be written to: the next start is as slow as this one.
  }
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder).map((each) => join(folder, each));
  const byAge = files.map((file) => ({ file, age: -lstatSync(file).mtimeMs })).sort((a, b) => a.age - b.age);
  for (const { file } of byAge.slice(MOST_CACHES)) rmSync(file, { force: true });
}

/** Whether nobody else can have written a file or folder. */
function isOwn(path: string): boolean {
  const { uid, mode } = lstatSync(path);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

function digestOf(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}
