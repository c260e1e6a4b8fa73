import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { Monitor } from "./monitor";
import { type Exit, end, exitOf, start } from "./process";
import { type Project, settingsOf } from "./project";
import { type Command, nodeRunner, pythonRunner } from "./runners";
import { runYamlProgram } from "./yaml-program";

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

/** Runs a program to its end. Throws ProgramError when it fails, or does not end in time. */
export async function runProgram(options: RunOptions): Promise<void> {
  const { project, monitor, until, notices } = options;
  const running = project.runtime === "yaml" ? runYaml(options) : runProcess(options);
  const limit = timeLimit(options);
  try {
    const failure = new Promise<never>((_resolve, reject) => void until.catch(reject));
    const { code, output } = await Promise.race([running.ended, failure, limit.passed]);
    if (code !== 0) throw failureOf(monitor.errors.join("\n") || output, notices);
    for (const error of monitor.errors) notices.add(`the program logged an error: ${error}`);
  } finally {
    limit.stop();
    running.stop();
  }
}

interface Running {
  readonly ended: Promise<Exit>;
  stop(): void;
}

/** Starts Pulumi's own runtime of the program's language. */
function runProcess({ project, monitor, env, notices, missingKeysFile }: RunOptions): Running {
  const runner: Command = project.runtime === "python" ? pythonRunner(project) : nodeRunner(project, notices);
  const child = start(runner.command, [...runner.args, ...argumentsOf(project, monitor.address)], {
    cwd: project.workingFolder,
    env: {
      ...settingsOf(project),
      ...runner.env,
      ...(missingKeysFile !== undefined && { KTM_MISSING_CONFIG: missingKeysFile }),
      ...env,
    },
  });
  const ended = exitOf(child).then(({ code, output }) => ({
    code,
    output: runner.meanings?.[code ?? 0] ?? output,
  }));
  return { ended, stop: () => end(child) };
}

function runYaml({ project, monitor, notices, missingKeysFile: file }: RunOptions): Running {
  const observer = {
    onNotice: (notice: string) => notices.add(notice),
    ...(file !== undefined && { onMissing: (key: string) => appendFileSync(file, `${key}\n`) }),
  };
  return {
    ended: runYamlProgram(project, monitor.program, observer).then(() => ({ code: 0, output: "" })),
    stop() {},
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
