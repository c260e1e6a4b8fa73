import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

interface StartOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts Node on a script; what it prints is piped. */
export function startNode(args: readonly string[], { cwd, env }: StartOptions): ChildProcess {
  return spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** One of Pulumi's runners, from the packages of a folder; from ours where the folder has none. */
export function runnerOf(name: "run" | "run-policy-pack", folder: string): string {
  const runner = `@pulumi/pulumi/cmd/${name}`;
  try {
    return createRequire(join(folder, "package.json")).resolve(runner);
  } catch {
    return require.resolve(runner);
  }
}

/** The first line that a process prints on standard output. Throws an Error with its error output when it ends before. */
export function firstLine(child: ChildProcess, failure: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    let errors = "";
    child.stderr?.on("data", (chunk) => {
      errors += chunk;
    });
    child.stdout?.on("data", (chunk) => {
      output += chunk;
      const end = output.indexOf("\n");
      if (end >= 0) resolve(output.slice(0, end).trim());
    });
    child.on("error", reject);
    child.on("close", () => reject(new Error(`${failure}:\n${(errors || output).trim()}`)));
  });
}

/** How a process ended, and what it printed; what it prints goes to our standard error as well. */
export function exitOf(
  child: ChildProcess,
): Promise<{ readonly code: number | null; readonly output: string }> {
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
