import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the nearest package.json above this file: the clone, `dist/` or the installed package. */
export function packFolder(): string {
  return join(__dirname, "..");
}

/** The version of the pack. */
export function packVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packFolder(), "package.json"), "utf8"));
  return (manifest as { version: string }).version;
}
