import { join } from "node:path";
import type { Monitor } from "./monitor";
import { end, exitOf, runnerOf, startNode } from "./process";
import { ORGANIZATION, type Project, settingsOf } from "./project";

/** A program that failed: the message holds what its runner reported, the stack trace included. */
export class ProgramError extends Error {}

interface RunOptions {
  readonly project: Project;
  readonly monitor: Monitor;
  /** Rejects when there is no point in going on. */
  readonly until: Promise<unknown>;
  readonly env: Readonly<Record<string, string>>;
  readonly notices: Set<string>;
}

/** Runs a program to its end with Pulumi's own runner. Throws ProgramError when it fails. */
export async function runProgram({ project, monitor, until, env, notices }: RunOptions): Promise<void> {
  const { script, packages } = runnerOf("run", project.workingFolder);
  if (packages !== undefined) notices.add("the project has no @pulumi/pulumi installed; ktm's own was used");
  const child = startNode([script, ...argumentsOf(project, monitor.address)], {
    cwd: project.workingFolder,
    env: {
      ...settingsOf(project),
      ...(packages !== undefined && { NODE_PATH: packages }),
      PULUMI_NODEJS_TYPESCRIPT: String(project.isTypeScript),
      // Checking the types of a cloud SDK takes minutes, and is the compiler's job.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      ...env,
    },
  });
  try {
    const failure = new Promise<never>((_resolve, reject) => void until.catch(reject));
    const { code, output } = await Promise.race([exitOf(child), failure]);
    if (code !== 0) throw failureOf(monitor.errors.join("\n") || output, notices);
    for (const error of monitor.errors) notices.add(`the program logged an error: ${error}`);
  } finally {
    end(child);
  }
}

function argumentsOf({ name, stack, folder, workingFolder, main }: Project, address: string): string[] {
  const flags = {
    monitor: address,
    engine: address,
    organization: ORGANIZATION,
    project: name,
    stack,
    "root-directory": folder,
    pwd: workingFolder,
    parallel: "16",
  };
  const pairs = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
  return [...pairs, "--dry-run", join(workingFolder, main)];
}

/** What was missing may be why: without a result, nothing else would say so. */
function failureOf(report: string, notices: ReadonlySet<string>): ProgramError {
  const context = [...notices].map((notice) => `\n(${notice})`).join("");
  return new ProgramError(`the program failed:\n${report.trim()}${context}`);
}
