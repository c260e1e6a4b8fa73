import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { InputError } from "../../program/input-error";
import { packFolder } from "../../start/pack-folder";
import { runnerOf } from "./process";
import type { Project } from "./project";

/** How to start the runtime of a program's language; what Pulumi hands to any of them follows the arguments. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What exit codes mean that come with no words. */
  readonly meanings?: Readonly<Record<number, string>>;
}

/** What Node loads into the program before its runner. */
const PRELOAD = join(packFolder(), "lib/pulumi/preview/preload.cjs");
/** What does in Python what Pulumi's runner does in Node. */
const STARTER = join(packFolder(), "lib/pulumi/preview/start.py");
/** The exit code of the starter where Python has no package pulumi. */
const NO_SDK = 78;

/** Pulumi's runner of the project, else ours. */
export function nodeRunner(project: Project, notices: Set<string>): Command {
  const { script, packages } = runnerOf("run", project.workingFolder);
  if (packages !== undefined) notices.add("the project has no @pulumi/pulumi installed; ktm's own was used");
  return {
    command: process.execPath,
    // Under its long name the option would keep Pulumi's runner from loading ES modules in TypeScript.
    args: ["-r", PRELOAD, ...project.nodeArguments, script],
    env: {
      ...(packages !== undefined && { NODE_PATH: packages }),
      PULUMI_NODEJS_TYPESCRIPT: String(project.isTypeScript),
      // Checking the types of a cloud SDK takes minutes, and is the compiler's job.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      // The same for ES modules, whose loader does not get that setting.
      TS_NODE_TRANSPILE_ONLY: "true",
    },
  };
}

/** The Python that has the project's packages. Throws InputError where the project names one that is not there. */
export function pythonRunner(project: Project): Command {
  const command = pythonOf(project);
  const absent =
    `${command} has no package pulumi. Install the packages of the project, or name its virtual environment in ` +
    "Pulumi.yaml: runtime.options.virtualenv";
  return {
    command,
    args: ["-u", STARTER],
    env: { PYTHONDONTWRITEBYTECODE: "1" },
    meanings: { [NO_SDK]: absent },
  };
}

function pythonOf({ python: { virtualenv, toolchain }, file, folder }: Project): string {
  const named = virtualenv ?? (toolchain === "uv" ? ".venv" : undefined);
  if (named !== undefined) return pythonIn(resolve(folder, named), named, file);
  const ofPoetry = toolchain === "poetry" ? poetryFolder(folder) : undefined;
  if (ofPoetry !== undefined) return pythonIn(ofPoetry, ofPoetry, file);
  return process.env["PULUMI_PYTHON_CMD"] || (process.platform === "win32" ? "python" : "python3");
}

function pythonIn(environment: string, name: string, file: string): string {
  const below = process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"];
  const python = join(environment, ...below);
  if (existsSync(python)) return python;
  throw new InputError(
    file,
    `the virtual environment ${name} is not there; \`pulumi install\` makes it, and installs the packages of the project`,
  );
}

function poetryFolder(folder: string): string | undefined {
  const { status, stdout } = spawnSync("poetry", ["env", "info", "--path"], {
    cwd: folder,
    encoding: "utf8",
  });
  return status === 0 && stdout.trim() !== "" ? stdout.trim() : undefined;
}
