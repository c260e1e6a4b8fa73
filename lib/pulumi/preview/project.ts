import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../../program/input-error";
import { mapOf, readSettings, type Settings } from "./settings-file";
import { readStack, type Stack, type StackOptions } from "./stack-config";

/** The runtimes whose programs run here. */
const RUNTIMES = ["nodejs", "bun", "python", "yaml"] as const;

/** A Pulumi project that can be run here, as its files describe it, and the stack of it that is to be run. */
export interface Project extends Stack {
  /** Its real path: that of the files that programs name. */
  readonly folder: string;
  readonly name: string;
  /** The project's file. */
  readonly file: string;
  readonly runtime: (typeof RUNTIMES)[number];
  /** The folder in which the program runs: that of `main` in Pulumi.yaml. */
  readonly workingFolder: string;
  /** The program below that folder. */
  readonly main: string;
  readonly isTypeScript: boolean;
  /** Arguments for Node itself. */
  readonly nodeArguments: readonly string[];
  /** Where the packages of a Python program are: a folder of the project, or the tool that knows it. */
  readonly python: { readonly virtualenv: string | undefined; readonly toolchain: string | undefined };
}

/** The environment by which programs and packs know the stack. */
export function settingsOf({
  name,
  stack,
  organization,
  config,
  encrypted,
}: Project): Record<string, string> {
  return {
    PULUMI_NODEJS_ORGANIZATION: organization,
    PULUMI_NODEJS_PROJECT: name,
    PULUMI_NODEJS_STACK: stack,
    PULUMI_NODEJS_DRY_RUN: "true",
    PULUMI_CONFIG: JSON.stringify({ ...config, ...encrypted }),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(Object.keys(encrypted)),
  };
}

/** What the configuration sets for the default provider of a package. */
export function packageConfig({ config }: Project, packageName: string): Record<string, string> {
  const prefix = `${packageName}:`;
  const own = Object.entries(config).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
}

const EXTENSIONS = [".yaml", ".yml", ".json"];

/** Reads a project and its stack's configuration. Throws InputError when there is no project that can run here. */
export function readProject(folder: string, options: StackOptions = {}): Project {
  const { file, extension, settings } = projectIn(folder);
  const { name, main } = settings;
  if (typeof name !== "string") throw new InputError(file, "the project has no name");
  const { runtime, settings: ofRuntime } = runtimeOf(settings, file);
  const real = realpathSync(folder);
  return {
    folder: real,
    file,
    name,
    runtime,
    ...placeOf(real, file, typeof main === "string" ? main : "."),
    isTypeScript: ofRuntime["typescript"] !== false,
    nodeArguments: wordsOf(ofRuntime["nodeargs"]),
    python: { virtualenv: textOf(ofRuntime["virtualenv"]), toolchain: textOf(ofRuntime["toolchain"]) },
    ...readStack({ project: name, settings, folder, extension }, options),
  };
}

function projectIn(folder: string): { file: string; extension: string; settings: Settings } {
  for (const extension of EXTENSIONS) {
    const file = join(folder, `Pulumi${extension}`);
    const settings = readSettings(file);
    if (settings !== undefined) return { file, extension, settings };
  }
  throw new InputError(folder, "no Pulumi project here: there is no Pulumi.yaml");
}

/** Programs for Bun are JavaScript, and most run in Node as well. */
function runtimeOf(settings: Settings, file: string): { runtime: Project["runtime"]; settings: Settings } {
  const declared = settings["runtime"];
  const name = typeof declared === "string" ? declared : mapOf(declared)["name"];
  const runtime = RUNTIMES.find((each) => each === name);
  if (runtime !== undefined) return { runtime, settings: mapOf(mapOf(declared)["options"]) };
  throw new InputError(
    file,
    `the runtime is ${String(name)}; only programs of the runtimes ${RUNTIMES.join(", ")} can be run here. ` +
      "--engine pulumi runs it with the installed pulumi",
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** A program runs in its own folder, so that relative paths in it are right. */
function placeOf(folder: string, file: string, main: string): Pick<Project, "workingFolder" | "main"> {
  const path = resolve(folder, main);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new InputError(file, `there is no ${main}, which main names`);
  return stat.isDirectory()
    ? { workingFolder: path, main: "." }
    : { workingFolder: dirname(path), main: basename(path) };
}

/** The words of a command line: quotes hold one together. */
function wordsOf(line: unknown): string[] {
  if (typeof line !== "string") return [];
  const words = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}
