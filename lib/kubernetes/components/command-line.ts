import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { addTo } from "../../model/multimap";
import { type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Container } from "../pods/container";
import { type ShellCommand, shellCommands, UNKNOWN_PART } from "./shell";

/** Components of the control plane and of nodes, by the names of their programs. */
const COMPONENTS = [
  "kube-apiserver",
  "kube-controller-manager",
  "kube-scheduler",
  "etcd",
  "kubelet",
  "kube-proxy",
  "k3s",
] as const;
export type Component = (typeof COMPONENTS)[number];

/** A flag of a command line: where it is, and its value; a flag without one is `true`. */
export interface Flag {
  readonly field: Field;
  readonly value: string | Unknown;
}

/** Every value of each flag, in order, by its name without dashes. */
export type Flags = ReadonlyMap<string, readonly Flag[]>;

/** The command line of a component. */
export interface CommandLine {
  readonly component: Component;
  readonly flags: Flags;
  /**
   * Whether a flag that is not there is not set: unknown where a part of the line is, false where the component also
   * reads a configuration file, or what installs it sets the rest.
   */
  readonly isWhole: Truth;
  /** Where to say what is missing. */
  readonly place: Field;
  /** What messages call it: its container, or its program. */
  readonly title: string;
}

/** One word of a command line; what is not known of it is a `HOLE`. */
export interface Word {
  readonly field: Field;
  readonly text: string;
}

/** Flags that name a configuration file, in which the component then finds what no flag says. */
const CONFIGURATION_FILES: Partial<Record<Component, string>> = {
  kubelet: "config",
  "kube-proxy": "config",
  "kube-scheduler": "config",
  etcd: "config-file",
};

/** Programs that take the flags of another component. */
const ALIASES: Readonly<Record<string, Component>> = { rke2: "k3s" };

/** Programs that run the program which their arguments name. */
const WRAPPERS = /^(exec|env|nice|nohup|sudo|tini|dumb-init|catatonit|go-runner|hyperkube)$/;
/** Options of theirs whose value is the next word. */
const WITH_VALUE: Readonly<Record<string, RegExp>> = {
  exec: /^-a$/,
  env: /^-[uC]$/,
  nice: /^-n$/,
  sudo: /^-[ugphCDRrTtU]$/,
  tini: /^-[ep]$/,
};
const SHELLS = /^(ba|da|a|k|z)?sh$/;

/**
 * The command line of the component that a container runs, if it runs one; unknown where its program is: its program
 * by its base name, in `command` or inside `sh -c`. Without `command` the image decides, and where its name says
 * nothing, the first of `args`.
 *
 * References to variables of the container, `$(NAME)`, stand for their values, and etcd also takes each flag from a
 * variable: `ETCD_CERT_FILE` for `--cert-file`.
 */
export function commandLineOf(container: Container): CommandLine | undefined | Unknown {
  const command = container.at("command");
  const variables = variablesOf(container);
  const words = [...command.items(), ...container.at("args").items()].map((field) =>
    wordAt(field, variables),
  );
  if (isProgramOpen(container, words)) return UNKNOWN;
  const place = command.isAbsent ? container.at("args") : command;
  const ofImage = command.isAbsent ? componentOfImage(container) : undefined;
  if (ofImage !== undefined && !isProgram(words[0], ofImage))
    return componentLine([{ field: place, text: ofImage }, ...words], place, container.title, variables);
  for (const each of commandsIn(words)) {
    const line = componentLine(each, place, container.title, variables);
    if (line !== undefined) return line;
  }
  return undefined;
}

/** Whether the entry point of an image gets its own program as the first argument, or a shell that starts it. */
function isProgram(word: Word | undefined, component: Component): boolean {
  const program = baseName(word?.text ?? "");
  return !isOption(program) && (componentNamed(program) === component || SHELLS.test(program));
}

/** The line of the component that a command runs, if it runs one. */
export function componentLine(
  command: readonly Word[],
  place: Field,
  title?: string,
  variables: Variables = new Map(),
): CommandLine | undefined {
  const start = programIn(command);
  const word = command[start]?.text ?? "";
  const program = baseName(word);
  const component = isOption(word) ? undefined : componentNamed(program);
  if (component === undefined) return undefined;
  const words = command.slice(start + 1);
  const ofVariables = component === "etcd" ? flagsOfVariables(variables) : [];
  const flags = new Map([...ofVariables, ...flagsIn(words)]);
  return { component, flags, isWhole: isWhole(component, flags, words), place, title: title ?? program };
}

/** Whether the words of a component are all that it goes by. */
function isWhole(component: Component, flags: Flags, words: readonly Word[]): Truth {
  if (words.some(({ text }) => isHiding(text))) return UNKNOWN;
  // K3s also reads a configuration file, by default, and gives its components safe flags of its own.
  return component !== "k3s" && !flags.has(CONFIGURATION_FILES[component] ?? "");
}

/** Whether a word may be any flag. */
function isHiding(text: string): boolean {
  return text.startsWith(UNKNOWN_PART) || /^-[^=]*\uffff/.test(text);
}

/** Whether the program that a container runs may be any: the first word of its command, or its image, is not known. */
function isProgramOpen(container: Container, [first, ...others]: readonly Word[]): boolean {
  if (first === undefined) return false;
  if (container.at("command").isAbsent && container.image === UNKNOWN) return true;
  const isScript = SHELLS.test(baseName(first.text)) && others.some(({ text }) => text === UNKNOWN_PART);
  return isScript || (!container.at("command").isAbsent && first.text.startsWith(UNKNOWN_PART));
}

/** The commands that words run: those of the script of a shell, else the words themselves. */
function commandsIn(words: readonly Word[]): Word[][] {
  const [program, option, script] = words;
  const isShell = program !== undefined && SHELLS.test(baseName(program.text));
  if (!isShell || script === undefined || !/^-\w*c$/.test(option?.text ?? "")) return [[...words]];
  return shellCommands(script.text).map((command) => wordsOf(command, script.field));
}

/** The words of a command, all at the place of the text that holds it. */
export function wordsOf(command: ShellCommand, field: Field): Word[] {
  return command.map((text) => ({ field, text }));
}

/** A flag is no program, whatever its value ends with. */
function isOption(word: string): boolean {
  return word.startsWith("-");
}

/** Where in a command its program is: behind what only wraps it, and behind variables that are set for it. */
function programIn(command: readonly Word[]): number {
  let wrapper = "";
  return command.findIndex(({ text }, index) => {
    const name = baseName(text);
    const isValue = lookup(WITH_VALUE, wrapper)?.test(command[index - 1]?.text ?? "") === true;
    const isWrapper = !isValue && WRAPPERS.test(name);
    if (isWrapper) wrapper = name;
    return !(isWrapper || isValue || /^\w+=/.test(text) || (wrapper !== "" && isOption(text)));
  });
}

function componentNamed(text: string): Component | undefined {
  const base = baseName(text);
  return lookup(ALIASES, base) ?? COMPONENTS.find((component) => component === base);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function componentOfImage({ image }: Container): Component | undefined {
  return image === UNKNOWN || image === undefined ? undefined : componentNamed(image.repository);
}

/** The variables of a container whose values are written out. */
type Variables = ReadonlyMap<string, Flag & { readonly value: string }>;

function variablesOf(container: Container): Variables {
  const variables = new Map<string, { field: Field; value: string }>();
  for (const variable of container.at("env").items()) {
    const name = variable.key("name").string();
    const field = variable.key("value");
    const value = field.string();
    if (typeof name === "string" && typeof value === "string") variables.set(name, { field, value });
  }
  return variables;
}

function flagsOfVariables(variables: Variables): [string, Flag[]][] {
  const ofEtcd = [...variables].filter(([name]) => name.startsWith("ETCD_"));
  return ofEtcd.map(([name, flag]) => [name.slice(5).toLowerCase().replaceAll("_", "-"), [flag]]);
}

/** The word in a field, with the variables of its container in their places. */
function wordAt(field: Field, variables: Variables): Word {
  const text = field.string();
  if (typeof text !== "string") return { field, text: text === UNKNOWN ? UNKNOWN_PART : "" };
  return {
    field,
    text: text.replace(/\$\(([\w.-]+)\)/g, (_, name) => variables.get(name)?.value ?? UNKNOWN_PART),
  };
}

/**
 * The flags among words: `--flag=value`, `--flag value` and `--flag`, with one dash too, and with `_` for `-`, as the
 * components read them themselves.
 */
export function flagsIn(words: readonly Word[]): Map<string, Flag[]> {
  const flags = new Map<string, Flag[]>();
  for (const [index, { field, text }] of words.entries()) {
    const [, name, value] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(text) ?? [];
    if (name === undefined) continue;
    const next = words[index + 1]?.text;
    const isSeparate = value === undefined && next !== undefined && !next.startsWith("-");
    const given = value ?? (isSeparate ? next : "true");
    const key = name.replaceAll("_", "-");
    addTo(flags, key, { field, value: given.includes(UNKNOWN_PART) ? UNKNOWN : given });
  }
  return flags;
}
