import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { Policy } from "../lib/policy/define";
import { type DefinedPack, packDefinedBy } from "../lib/policy/defined-pack";
import { noInvalidExemptions } from "../lib/policy/exemptions/no-invalid-exemptions";
import { packFolder } from "../lib/start/pack-folder";
import { policies } from "../policies";
import { UsageError } from "./failure";

const LIBRARY = "kubernetes-threat-model/library";

/** The pack that the command judges by, and the folder that a preview starts it from. */
export interface Pack extends DefinedPack {
  readonly folder: string;
}

let used: Pack = { policies, settings: {}, folder: packFolder() };

/** The pack that the command judges by: this one, unless another is used. */
export function pack(): Pack {
  return used;
}

/** Whatever a finding may be of. */
export function everyPolicy(): Policy[] {
  return [...used.policies, noInvalidExemptions()];
}

/**
 * Judges by the pack of a folder from now on, which is composed with the library and, as for the engine, compiled. Throws
 * UsageError where it cannot be loaded, or has another copy of the library: the models of two copies do not mix.
 */
export function usePack(given: string): void {
  const folder = resolve(given);
  const require = createRequire(join(folder, "package.json"));
  const library = attempt(
    () => realpathSync(require.resolve(LIBRARY)),
    `${given} has no ${LIBRARY} installed`,
  );
  if (library !== realpathSync(join(packFolder(), "library.js"))) {
    const command = join(dirname(library), "cli", "main.js");
    throw new UsageError(
      `${given} has a library of its own; judge by it with: node ${command} --pack ${given}`,
    );
  }
  const main = attempt(() => require.resolve(folder), `${given} has no code to run; build it first`);
  const defined = attempt(
    () => packDefinedBy(() => require(main)),
    (error) => `${given} cannot be loaded: ${error.message}`,
  );
  if (defined === undefined) throw new UsageError(`${given} defines no pack: it must call definePack`);
  used = { ...defined, folder };
}

function attempt<T>(what: () => T, failure: string | ((error: Error) => string)): T {
  try {
    return what();
  } catch (error) {
    throw new UsageError(typeof failure === "string" ? failure : failure(error as Error));
  }
}
