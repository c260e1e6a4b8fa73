import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "./programs";

/** A new folder inside the repository, so that programs and packs in it find its packages. */
export function scratchFolder(): string {
  const cache = join(__dirname, "..", "..", "..", ".cache");
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, "preview-"));
}

/** Writes files to a new folder in another. */
export function folderIn(parent: string, files: Files): string {
  const folder = mkdtempSync(join(parent, "case-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
