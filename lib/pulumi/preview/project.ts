import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { isMap } from "../../model/value";
import { InputError } from "../../program/input-error";

/** A Pulumi project of the Node runtime, as its files describe it. */
export interface Project {
  /** Its real path: that of the files that programs name. */
  readonly folder: string;
  readonly name: string;
  readonly stack: string;
  /** The folder in which the program runs: that of `main` in Pulumi.yaml. */
  readonly workingFolder: string;
  /** The program below that folder. */
  readonly main: string;
  readonly isTypeScript: boolean;
  /** Configuration by full key, `project:key`, values as text. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys whose values are encrypted, and so missing. */
  readonly encrypted: readonly string[];
}

type Settings = Readonly<Record<string, unknown>>;

/** The organization of projects that nobody is logged in for. */
export const ORGANIZATION = "organization";

/** The environment by which programs and packs know the stack. */
export function settingsOf({ name, stack, config }: Project): Record<string, string> {
  return {
    PULUMI_NODEJS_ORGANIZATION: ORGANIZATION,
    PULUMI_NODEJS_PROJECT: name,
    PULUMI_NODEJS_STACK: stack,
    PULUMI_NODEJS_DRY_RUN: "true",
    PULUMI_CONFIG: JSON.stringify(config),
  };
}

/** What the configuration sets for the default provider of a package. */
export function packageConfig({ config }: Project, packageName: string): Record<string, string> {
  const prefix = `${packageName}:`;
  const own = Object.entries(config).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
}

/** Reads Pulumi.yaml and the stack's configuration. Throws InputError when there is no project of the Node runtime. */
export function readProject(folder: string): Project {
  const file = join(folder, "Pulumi.yaml");
  const settings = readYaml(file);
  if (settings === undefined) throw new InputError(folder, "no Pulumi project here: there is no Pulumi.yaml");
  const { name, main } = settings;
  if (typeof name !== "string") throw new InputError(file, "the project has no name");
  const runtime = isMap(settings["runtime"]) ? settings["runtime"]["name"] : settings["runtime"];
  if (runtime !== "nodejs") {
    throw new InputError(
      file,
      `the runtime is ${String(runtime)}; only programs of the runtime nodejs can be run here`,
    );
  }
  const options = isMap(settings["runtime"]) ? settings["runtime"]["options"] : undefined;
  const stack = stackIn(folder);
  return {
    folder: realpathSync(folder),
    name,
    stack,
    ...placeOf(realpathSync(folder), file, typeof main === "string" ? main : "."),
    isTypeScript: !(isMap(options) && options["typescript"] === false),
    ...configOf(
      name,
      mapOf(settings["config"]),
      mapOf(readYaml(join(folder, `Pulumi.${stack}.yaml`))?.["config"]),
    ),
  };
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

/** The stack whose configuration is there; `dev` where there is none, or more than one. */
function stackIn(folder: string): string {
  const stacks = readdirSync(folder).flatMap((file) => /^Pulumi\.(.+)\.ya?ml$/.exec(file)?.[1] ?? []);
  return stacks.length === 1 && stacks[0] !== undefined ? stacks[0] : "dev";
}

function configOf(
  project: string,
  declared: Settings,
  ofStack: Settings,
): Pick<Project, "config" | "encrypted"> {
  const config: Record<string, string> = {};
  const encrypted: string[] = [];
  for (const [name, value] of [...Object.entries(declared).map(defaultOf), ...Object.entries(ofStack)]) {
    const key = name.includes(":") ? name : `${project}:${name}`;
    if (hasSecret(value)) encrypted.push(key);
    else if (value !== undefined && value !== null)
      config[key] = typeof value === "string" ? value : JSON.stringify(value);
  }
  return { config, encrypted };
}

function hasSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return (isMap(value) && "secure" in value) || Object.values(value).some(hasSecret);
}

function defaultOf([name, declared]: [string, unknown]): [string, unknown] {
  return [name, isMap(declared) ? (declared["value"] ?? declared["default"]) : declared];
}

function mapOf(value: unknown): Settings {
  return isMap(value) ? value : {};
}

function readYaml(file: string): Settings | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  try {
    return mapOf(parse(text));
  } catch (error) {
    throw new InputError(file, (error as Error).message);
  }
}
