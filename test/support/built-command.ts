import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
/** What the build is made of. */
const SOURCES = [
  "index.ts",
  "package.json",
  "tsconfig.build.json",
  "scripts/build.mjs",
  "cli",
  "lib",
  "policies",
  "profiles",
];

/** The command as it is shipped, built anew where a source is younger than the last build. */
export function builtCommand(): string {
  const command = join(root, "bin", "ktm.js");
  const built = statSync(join(root, "dist", "package.json"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (SOURCES.some((source) => newestIn(join(root, source)) > built)) {
    execFileSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: "pipe" });
  }
  return command;
}

/** When a file, or any file or folder in a folder, was last changed. */
function newestIn(path: string): number {
  const { mtimeMs } = statSync(path);
  const inside = statSync(path).isDirectory() ? readdirSync(path) : [];
  return Math.max(mtimeMs, ...inside.map((name) => newestIn(join(path, name))));
}
