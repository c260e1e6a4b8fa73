import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isMap } from "../../kubernetes/value";
import { InputError } from "../../program/input-error";

/** A Pulumi project of the Node runtime, as its files describe it. */
export interface Project {
  readonly folder: string;
  readonly name: string;
  readonly stack: string;
  /** The program below the folder: `main` of Pulumi.yaml. */
  readonly main: string;
  readonly isTypeScript: boolean;
  /** Configuration by full key, `project:key`, values as text. */
  readonly config: Readonly<Record<string, string>>;
  /** Keys whose values are encrypted, and so missing. */
  readonly encrypted: readonly string[];
}

type Settings = Readonly<Record<string, unknown>>;

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
    folder,
    name,
    stack,
    main: typeof main === "string" ? main : ".",
    isTypeScript: !(isMap(options) && options["typescript"] === false),
    ...configOf(
      name,
      mapOf(settings["config"]),
      mapOf(readYaml(join(folder, `Pulumi.${stack}.yaml`))?.["config"]),
    ),
  };
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
    if (isMap(value) && "secure" in value) encrypted.push(key);
    else if (value !== undefined && value !== null)
      config[key] = typeof value === "string" ? value : JSON.stringify(value);
  }
  return { config, encrypted };
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
