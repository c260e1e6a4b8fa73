import { join } from "node:path";
import { loadCached } from "./code-cache";

/** Exit codes of runs that came to their end. */
const ENDED: readonly unknown[] = [undefined, 0, 1];
/** Milliseconds after which a pack has started and answered something. */
const STARTED = 1000;

/** Starts the policy pack from the bundle. The engine ends its process without a word, so what is compiled is kept soon. */
export function startPack(): void {
  const { exports, save } = loadCached(join(__dirname, "bundle.js"), "pack");
  exports["pack"]?.();
  setTimeout(save, STARTED).unref();
}

/** Starts `ktm` from the bundle. */
export function startKtm(): void {
  // Each command compiles a part of its own.
  const [, , command = ""] = process.argv;
  const { exports, save } = loadCached(
    join(__dirname, "bundle.js"),
    /^[a-z-]{1,20}$/.test(command) ? command : "ktm",
  );
  exports["ktm"]?.();
  process.once("exit", () => {
    if (ENDED.includes(process.exitCode)) save();
  });
}
