import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

interface StartOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const running = new Set<ChildProcess>();

/** Starts Node on a script, as `start` does. */
export function startNode(args: readonly string[], options: StartOptions): ChildProcess {
  return start(process.execPath, args, options);
}

/** Starts a process; what it prints is piped. It does not outlive us, even when a signal ends us. */
export function start(command: string, args: readonly string[], { cwd, env }: StartOptions): ChildProcess {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (running.size === 0) {
    process.on("exit", endAll);
    for (const signal of SIGNALS) process.on(signal, endWithChildren);
  }
  running.add(child);
  child.once("close", () => forget(child));
  child.once("error", () => forget(child));
  return child;
}

/** Ends a process at once: neither programs nor packs have anything to save. */
export function end(child: ChildProcess): void {
  child.kill("SIGKILL");
}

function forget(child: ChildProcess): void {
  running.delete(child);
  if (running.size > 0) return;
  process.off("exit", endAll);
  for (const signal of SIGNALS) process.off(signal, endWithChildren);
}

function endAll(): void {
  for (const child of running) end(child);
}

function endWithChildren(signal: NodeJS.Signals): void {
  endAll();
  for (const each of SIGNALS) process.off(each, endWithChildren);
  // Without our listener the signal does what it does by default, unless others listen as well.
  process.kill(process.pid, signal);
}

/** Where one of Pulumi's runners is, and the packages to look at beside those of the folder. */
export interface Runner {
  readonly script: string;
  readonly packages?: string;
}

/** One of Pulumi's runners, from the packages of a folder; ours, with our packages, where the folder has none. */
export function runnerOf(name: "run" | "run-policy-pack", folder: string): Runner {
  const runner = `@pulumi/pulumi/cmd/${name}`;
  try {
    return { script: createRequire(join(folder, "package.json")).resolve(runner) };
  } catch {
    const ours = dirname(require.resolve("@pulumi/pulumi/package.json"));
    return { script: require.resolve(runner), packages: join(ours, "..", "..") };
  }
}

/** What a process printed, and how it ended. */
export interface Exit {
  readonly code: number | null;
  readonly output: string;
}

/** Passes on what a process prints to our standard error, and gives how it ended. Throws an Error when it cannot start. */
export function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve, reject) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output += chunk;
        process.stderr.write(chunk);
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** A process that says on its first line of standard output where it listens, as Pulumi's plugins do. */
export interface Listener {
  readonly port: Promise<number>;
  /** What it printed to standard error so far. */
  errors(): string;
}

/** Reads the port; what comes after it goes to our standard error. Rejects with what was printed when there is none. */
export function listen(child: ChildProcess, failure: string): Listener {
  let output = "";
  let errors = "";
  const port = new Promise<number>((resolve, reject) => {
    const fail = () => reject(new Error(`${failure}:\n${(errors || output).trim()}`));
    let listening = false;
    child.stdout?.on("data", (chunk) => {
      if (listening) return void process.stderr.write(chunk);
      output += chunk;
      const lineEnd = output.indexOf("\n");
      if (lineEnd < 0) return;
      listening = /^\d+\s*$/.test(output.slice(0, lineEnd));
      if (!listening) return fail();
      process.stderr.write(output.slice(lineEnd + 1));
      resolve(Number(output.slice(0, lineEnd)));
    });
    child.stderr?.on("data", (chunk) => {
      errors += chunk;
      if (listening) process.stderr.write(chunk);
    });
    child.on("error", reject);
    child.on("close", fail);
  });
  return { port, errors: () => errors };
}
