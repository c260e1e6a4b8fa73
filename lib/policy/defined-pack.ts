import type { Policy } from "./define";
import { type PackSettings, settingsProblems } from "./pack-settings";

/** A pack, as it is defined: what it judges by. */
export interface DefinedPack {
  readonly policies: readonly Policy[];
  /** What holds for all policies where a configuration says nothing else. */
  readonly settings: Partial<PackSettings>;
}

let taken: DefinedPack | undefined;
let isAskedFor = false;

/**
 * Takes a pack that is being defined; returns whether somebody has asked for it, so that nothing is to be started.
 * Throws an Error for settings that are wrong and for an id that two policies have.
 */
export function takePack(pack: DefinedPack): boolean {
  const ids = pack.policies.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`two policies of the pack are called ${twice}`);
  const problems = settingsProblems(pack.settings);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  if (isAskedFor) taken = pack;
  return isAskedFor;
}

/** The pack that code defines while it loads, without starting it; `undefined` where it defines none. */
export function packDefinedBy(load: () => unknown): DefinedPack | undefined {
  isAskedFor = true;
  try {
    load();
    return taken;
  } finally {
    isAskedFor = false;
    taken = undefined;
  }
}
