import { type FSWatcher, watch } from "node:fs";
import { basename, sep } from "node:path";

const QUIET_MS = 300;
const CLEAR_SCREEN = "\u001b[2J\u001b[3J\u001b[H";

/** What to do at each change of a folder. */
interface Watched {
  readonly folder: string;
  /** Files that the work itself writes. */
  readonly ignored: readonly string[];
  readonly run: () => Promise<void>;
  /** Says what went wrong with a run; the next change starts another. */
  readonly onError: (error: unknown) => void;
}

/**
 * Runs at once and after each change in a folder, once the changes have come to rest, and never twice at a time.
 * Ends at SIGINT or SIGTERM; Pulumi's own folders, packages and hidden files do not count.
 */
export function runOnChanges({ folder, ignored, run, onError }: Watched): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let isRunning = false;
    let isDue = false;
    let isOver = false;
    const start = async () => {
      isDue = isRunning;
      if (isRunning) return;
      isRunning = true;
      if (process.stdout.isTTY) process.stdout.write(CLEAR_SCREEN);
      await run().catch((error: unknown) => isOver || onError(error));
      isRunning = false;
      if (isOver) return;
      if (isDue) void start();
      else process.stderr.write("Waiting for changes; Ctrl+C ends.\n");
    };
    const watcher: FSWatcher = watch(folder, { recursive: true }, (_, file) => {
      if (file === null || isNoise(file) || ignored.includes(basename(file))) return;
      clearTimeout(timer);
      timer = setTimeout(start, QUIET_MS);
    });
    const stop = () => {
      isOver = true;
      clearTimeout(timer);
      watcher.close();
      // We keep listening: a run that is under way ends its processes and raises the signal again.
      resolve();
    };
    for (const signal of STOPS) process.on(signal, stop);
    watcher.on("error", reject);
    void start();
  });
}

const STOPS = ["SIGINT", "SIGTERM"] as const;

function isNoise(file: string): boolean {
  return file.split(sep).some((part) => part.startsWith(".") || part === "node_modules");
}
