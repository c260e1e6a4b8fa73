import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const SOURCES = ["index.ts", "bin", "cli", "lib", "policies", "scripts", "test"];
const NOT_OURS = new Set(["node_modules", "dist", ".cache"]);

/** One source file of the repository. */
export interface SourceFile {
  /** Relative to the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** One import of a source file; relative ones as a path from the root. */
export interface Import {
  readonly from: string;
  readonly target: string;
  readonly isTypeOnly: boolean;
}

/** All source files, in order. */
export function sourceFiles(root: string): SourceFile[] {
  const paths = SOURCES.flatMap((path) => walk(root, path)).filter((path) => /\.(ts|mjs|js)$/.test(path));
  return paths.sort().map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** What a source file imports, `require` and `import()` of literals included. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^;"]*?\sfrom\s+)?"([^"]+)"/gm);
  const calls = text.matchAll(/\b(?:require|import)\(\s*()"([^"]+)"/g);
  return [...statements, ...calls].map(([, type, target = ""]) => ({
    from: path,
    target: target.startsWith(".") ? join(path, "..", target) : target,
    isTypeOnly: Boolean(type),
  }));
}

export function lineCount({ text }: SourceFile): number {
  return text.split("\n").length - 1;
}

function walk(root: string, path: string): string[] {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [path];
  const names = readdirSync(join(root, path)).filter((name) => !NOT_OURS.has(name));
  return names.flatMap((name) => walk(root, `${path}/${name}`));
}
