import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

let found: string | undefined;

/** The folder of the clone, of `dist/` or of the installed package: the nearest one above that is a policy pack. */
export function packFolder(): string {
  if (found !== undefined) return found;
  let folder = __dirname;
  while (!existsSync(join(folder, "PulumiPolicy.yaml")) && dirname(folder) !== folder)
    folder = dirname(folder);
  found = folder;
  return folder;
}
