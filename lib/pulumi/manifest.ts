import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packFolder } from "../start/pack-folder";

/** What the pack takes from its own package.json. */
interface Manifest {
  readonly name: string;
  readonly description: string;
  /** The address of the documentation, as soon as it has one. */
  readonly homepage?: string;
  /** The address of the sources, as soon as they have one. */
  readonly repository?: string | { readonly url: string };
}

let read: Manifest | undefined;

/** The package.json of the clone, or of the installed package. */
export function manifest(): Manifest {
  read ??= JSON.parse(readFileSync(join(packFolder(), "package.json"), "utf8")) as Manifest;
  return read;
}

/** The README beside it. */
export function readme(): string {
  return readFileSync(join(packFolder(), "README.md"), "utf8");
}
