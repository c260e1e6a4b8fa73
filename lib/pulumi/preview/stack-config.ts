import { readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { isMap } from "../../model/value";
import { InputError } from "../../program/input-error";
import { mapOf, readSettings, type Settings } from "./settings-file";
import { UNKNOWN_TEXT } from "./wire";

/** Which stack of a project to run, and what is set besides its file. */
export interface StackOptions {
  /** The name of the stack, as `pulumi` takes it: `prod`, `acme/prod` or `acme/shop/prod`. */
  readonly stack?: string | undefined;
  /** Configuration as `key=value`, over that of the stack's file. */
  readonly values?: readonly string[] | undefined;
  /** The stack's file, where it is not the usual one. */
  readonly configFile?: string | undefined;
  /** Whether configuration that is required and missing is answered by an unknown. */
  readonly unknownConfig?: boolean | undefined;
}

/** A stack and its configuration by full key, `project:key`, values as text. */
export interface Stack {
  readonly stack: string;
  readonly organization: string;
  /** What is known. */
  readonly config: Readonly<Record<string, string>>;
  /** What is encrypted in whole or in part, with the unknown in the place of each encrypted value. */
  readonly encrypted: Readonly<Record<string, string>>;
  /** The environments of Pulumi ESC that the stack takes configuration from. */
  readonly environments: readonly string[];
}

/** What the project's file says of its stacks. */
export interface StackFiles {
  readonly project: string;
  /** The project's settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly folder: string;
  /** The extension of the project's file, which the stacks' files share. */
  readonly extension: string;
}

/** The organization of projects that nobody is logged in for. */
const ORGANIZATION = "organization";

/**
 * Reads the configuration of the stack that the options choose, else of the only one with a file, else of `dev`.
 * Throws InputError when there are several stacks and no choice, or no file of the chosen one beside others.
 */
export function readStack(files: StackFiles, options: StackOptions): Stack {
  const { project, settings } = files;
  const folder = configFolder(files);
  const parts = (options.stack ?? chosenIn(folder, files, options)).split("/");
  const stack = parts.at(-1) ?? "";
  const file = options.configFile ?? join(folder, `Pulumi.${stack}${files.extension}`);
  const ofStack = readSettings(file);
  if (ofStack === undefined) checkAbsence(file, stack, folder, files, options);
  else if (options.configFile !== undefined) checkKind(file, ofStack);
  const entries = [
    // In old projects `config` is the folder of the stacks' files.
    ...Object.entries(mapOf(settings["config"])).map(defaultOf),
    ...Object.entries(mapOf(ofStack?.["config"])),
    ...(options.values ?? []).map(valueIn),
  ];
  return {
    stack,
    organization: parts.length > 1 ? (parts[0] ?? ORGANIZATION) : ORGANIZATION,
    ...configOf(project, entries),
    environments: environmentsIn(ofStack?.["environment"]),
  };
}

function configFolder({ folder, settings }: StackFiles): string {
  const { stackConfigDir, config } = settings;
  const named = stackConfigDir ?? config;
  return typeof named === "string" ? resolve(folder, named) : folder;
}

function chosenIn(folder: string, files: StackFiles, { configFile }: StackOptions): string {
  const named = /^Pulumi\.(.+)\.\w+$/.exec(basename(configFile ?? ""))?.[1];
  if (named !== undefined) return named;
  const stacks = stacksIn(folder, files);
  if (stacks.length > 1) {
    throw new InputError(
      files.folder,
      `no stack is chosen, and there are ${stacks.length}: ${stacks.join(", ")}; choose one with --stack NAME`,
    );
  }
  return stacks[0] ?? "dev";
}

/** A misspelt name must not pass for a stack without configuration. */
function checkAbsence(
  file: string,
  stack: string,
  folder: string,
  files: StackFiles,
  { configFile }: StackOptions,
): void {
  if (configFile !== undefined) throw new InputError(file, "no such file");
  const stacks = stacksIn(folder, files);
  if (stacks.length === 0) return;
  throw new InputError(
    file,
    `no such file, so stack ${stack} has no configuration; there is some of ${stacks.join(", ")}. ` +
      "Choose one with --stack NAME, or name a file with --config-file FILE",
  );
}

/** A file of the other kind that is called configuration must not pass for an empty one. */
function checkKind(file: string, settings: Settings): void {
  const isOfStack = ["config", "environment", "secretsprovider", "encryptionsalt", "encryptedkey"];
  const keys = Object.keys(settings);
  if (keys.length === 0 || keys.some((key) => isOfStack.includes(key))) return;
  throw new InputError(file, "this is no configuration of a stack; that of policies goes with --config");
}

function stacksIn(folder: string, { extension }: StackFiles): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new InputError(folder, `cannot be read: ${(error as Error).message}`);
  }
  return names
    .filter((name) => name.startsWith("Pulumi.") && name.endsWith(extension))
    .map((name) => name.slice("Pulumi.".length, -extension.length))
    .filter((name) => name !== "")
    .sort();
}

function valueIn(pair: string): [string, unknown] {
  const at = pair.indexOf("=");
  if (at < 1) throw new InputError("-c", `"${pair}" has no value; write KEY=VALUE`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function configOf(
  project: string,
  entries: readonly (readonly [string, unknown])[],
): Pick<Stack, "config" | "encrypted"> {
  const config: Record<string, string> = {};
  const encrypted: Record<string, string> = {};
  for (const [name, value] of entries) {
    const key = name.includes(":") ? name : `${project}:${name}`;
    if (value === undefined || value === null) continue;
    delete config[key];
    delete encrypted[key];
    const plain = withoutSecrets(value);
    const into = plain === value ? config : encrypted;
    into[key] = typeof plain === "string" ? plain : JSON.stringify(plain);
  }
  return { config, encrypted };
}

/** The value with the unknown in place of what is encrypted; the very same value where nothing is. */
function withoutSecrets(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isMap(value) && "secure" in value) return UNKNOWN_TEXT;
  const entries = Object.entries(value).map(([key, each]) => [key, withoutSecrets(each)] as const);
  if (entries.every(([key, each]) => each === (value as Record<string, unknown>)[key])) return value;
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}

function defaultOf([name, declared]: [string, unknown]): [string, unknown] {
  return [name, isMap(declared) ? (declared["value"] ?? declared["default"]) : declared];
}

/** The names in `environment`: a list, or a map with `imports` and values of its own. */
function environmentsIn(environment: unknown): string[] {
  const imports = isMap(environment) ? environment["imports"] : environment;
  const named = Array.isArray(imports)
    ? imports.flatMap((each) => (isMap(each) ? Object.keys(each) : [String(each)]))
    : [];
  return named.length === 0 && isMap(environment) ? ["of the stack itself"] : named;
}
