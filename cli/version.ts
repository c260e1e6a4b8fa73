import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packFolder } from "../lib/start/pack-folder";

/** The version of the pack. */
export function packVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packFolder(), "package.json"), "utf8"));
  return (manifest as { version: string }).version;
}
