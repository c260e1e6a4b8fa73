import { join } from "node:path";
import type { Monitor } from "./monitor";
import { end, exitOf, runnerOf, startNode } from "./process";
import { type Project, settingsOf } from "./project";

/** A program that failed: the message holds what its runner reported, the stack trace included. */
export class ProgramError extends Error {}

interface RunOptions {
  readonly project: Project;
  readonly monitor: Monitor;
  /** Rejects when there is no point in going on. */
  readonly until: Promise<unknown>;
  readonly env: Readonly<Record<string, string>>;
  readonly notices: Set<string>;
  readonly timeoutSeconds: number;
  /** A file for the keys that were required and missing; they are answered by unknowns. */
  readonly missingKeysFile: string | undefined;
}

/** What Node loads into the program before its runner. */
const PRELOAD = join(__dirname, "preload.cjs");

/** Runs a program to its end with Pulumi's own runner. Throws ProgramError when it fails, or does not end in time. */
export async function runProgram(options: RunOptions): Promise<void> {
  const { project, monitor, until, notices } = options;
  const { script, packages } = runnerOf("run", project.workingFolder);
  if (packages !== undefined) notices.add("the project has no @pulumi/pulumi installed; ktm's own was used");
  // Under its long name the option would keep Pulumi's runner from loading ES modules in TypeScript.
  const nodeArguments = ["-r", PRELOAD, ...project.nodeArguments];
  const child = startNode([...nodeArguments, script, ...argumentsOf(project, monitor.address)], {
    cwd: project.workingFolder,
    env: environmentOf(options, packages),
  });
  const limit = timeLimit(options);
  try {
    const failure = new Promise<never>((_resolve, reject) => void until.catch(reject));
    const { code, output } = await Promise.race([exitOf(child), failure, limit.passed]);
    if (code !== 0) throw failureOf(monitor.errors.join("\n") || output, notices);
    for (const error of monitor.errors) notices.add(`the program logged an error: ${error}`);
  } finally {
    limit.stop();
    end(child);
  }
}

function environmentOf(
  { project, env, missingKeysFile }: RunOptions,
  packages: string | undefined,
): Record<string, string> {
  return {
    ...settingsOf(project),
    ...(packages !== undefined && { NODE_PATH: packages }),
    PULUMI_NODEJS_TYPESCRIPT: String(project.isTypeScript),
    // Checking the types of a cloud SDK takes minutes, and is the compiler's job.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    // The same for ES modules, whose loader does not get that setting.
    TS_NODE_TRANSPILE_ONLY: "true",
    ...(missingKeysFile !== undefined && { KTM_MISSING_CONFIG: missingKeysFile }),
    ...env,
  };
}

/** Rejects once a program has run for too long, with what it did last. */
function timeLimit({ timeoutSeconds, monitor }: RunOptions): { passed: Promise<never>; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const last = monitor.resources.at(-1);
      const progress =
        last === undefined ? "" : `; the last resource that it declared is ${last.type} "${last.name}"`;
      reject(
        new ProgramError(
          `the program did not end within ${timeoutSeconds} seconds${progress}. --timeout SECONDS gives it more`,
        ),
      );
    }, timeoutSeconds * 1000);
  });
  return { passed, stop: () => clearTimeout(timer) };
}

function argumentsOf(
  { name, stack, organization, folder, workingFolder, main }: Project,
  address: string,
): string[] {
  const flags = {
    monitor: address,
    engine: address,
    organization,
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
  const advice = /Missing required configuration variable/.test(report) ? [MISSING_CONFIGURATION] : [];
  const context = [...advice, ...notices].map((notice) => `\n(${notice})`).join("");
  return new ProgramError(`the program failed:\n${report.trim()}${context}`);
}

const MISSING_CONFIGURATION =
  "give what is missing with -c KEY=VALUE, choose a stack that has it with --stack NAME or a file with " +
  "--config-file FILE, or let it count as unknown with --unknown-config";
