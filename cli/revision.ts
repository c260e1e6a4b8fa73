import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { UsageError } from "./failure";
import { repositoryOf } from "./repository";

/** The files of a revision, in a folder of their own. */
export interface Checkout {
  /** Where a path of the repository is among them; throws UsageError for one outside of the repository. */
  readonly at: (path: string) => string;
}

/**
 * Gives the files of a revision to a function and removes them after it. The repository itself stays as it is. Packages
 * are not installed anew: those of today stand in for them.
 */
export async function withRevision<T>(
  revision: string,
  folder: string,
  use: (checkout: Checkout) => Promise<T>,
): Promise<T> {
  const top = repositoryOf(folder);
  if (top === undefined)
    throw new UsageError(`--against ${revision}: no such file, and no git repository here`);
  const commit = commitOf(revision, top);
  const scratch = mkdtempSync(join(tmpdir(), "ktm-revision-"));
  try {
    const tree = join(scratch, "tree");
    mkdirSync(tree);
    const env = { ...process.env, GIT_INDEX_FILE: join(scratch, "index") };
    execFileSync("git", ["read-tree", commit], { cwd: top, env, stdio: "pipe" });
    execFileSync("git", ["checkout-index", "--all", `--prefix=${tree}/`], { cwd: top, env, stdio: "pipe" });
    linkPackages(resolve(folder), top, tree);
    return await use({ at: (path) => pathIn(path, top, tree) });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function commitOf(revision: string, top: string): string {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  try {
    return execFileSync("git", args, {
      cwd: top,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  } catch {
    throw new UsageError(`--against ${revision}: no such file, and no such revision of this repository`);
  }
}

function pathIn(path: string, top: string, tree: string): string {
  const inside = relative(realpathSync(top), existsSync(path) ? realpathSync(path) : resolve(path));
  if (inside.startsWith("..")) throw new UsageError(`--against: ${path} is not in this repository`);
  return join(tree, inside);
}

/** Links the installed packages of a folder and of those above it, where the revision has the folder too. */
function linkPackages(folder: string, top: string, tree: string): void {
  const packages = join(folder, "node_modules");
  const there = join(tree, relative(top, packages));
  if (existsSync(packages) && existsSync(dirname(there)) && !existsSync(there))
    symlinkSync(packages, there, "dir");
  if (folder !== top) linkPackages(dirname(folder), top, tree);
}
