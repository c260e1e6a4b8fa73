import type { Container } from "../container";
import type { Field } from "../field";
import { UNKNOWN, type Unknown } from "../value";

/** Components of the control plane and of nodes, by the names of their programs. */
const COMPONENTS = [
  "kube-apiserver",
  "kube-controller-manager",
  "kube-scheduler",
  "etcd",
  "kubelet",
  "kube-proxy",
] as const;
export type Component = (typeof COMPONENTS)[number];

/** A flag of a command line: where it is, and its value; a flag without one is `true`. */
interface Flag {
  readonly field: Field;
  readonly value: string;
}

/** The command line of a component. */
export interface CommandLine {
  readonly component: Component;
  /** Every value of each flag, in order, by its name without dashes. */
  readonly flags: ReadonlyMap<string, readonly Flag[]>;
  /** Whether all of it is known: only then is a flag that is not there absent. */
  readonly isWhole: boolean;
  /** Where to say what is missing. */
  readonly place: Field;
}

/** One word of a command line; a word that is not known has no text. */
interface Word {
  readonly field: Field;
  readonly text: string | undefined;
}

/**
 * The command line of the component that a container runs, if it runs one; unknown where its program is: its program by its base name, in `command`, in
 * `args` where the image's program is the component, or inside `sh -c`.
 *
 * Flags are read as `--flag=value`, `--flag value` and `--flag`, with one dash too, and with `_` for `-`, as the
 * components do themselves.
 */
export function commandLineOf(container: Container): CommandLine | undefined | Unknown {
  const command = container.at("command");
  const words = [...command.items(), ...container.at("args").items()].flatMap(wordsIn);
  const start = words.findIndex(({ text }) => text !== undefined && componentNamed(text) !== undefined);
  const named = componentNamed(words[start]?.text ?? "");
  const component = named ?? (command.isAbsent ? componentOfImage(container) : undefined);
  if (component === undefined) return isProgramOpen(container, words) ? UNKNOWN : undefined;
  const rest = named === undefined ? words : words.slice(start + 1);
  const place = command.isAbsent ? container.at("args") : command;
  return {
    component,
    flags: flagsIn(rest),
    isWhole: rest.every(({ text }) => text !== undefined) && words.every(({ text }) => text !== undefined),
    place,
  };
}

/** Whether the program that a container runs may be any: the first word of its command, or its image, is not known. */
function isProgramOpen(container: Container, [first]: readonly Word[]): boolean {
  if (first === undefined) return false;
  return container.at("command").isAbsent ? container.image === UNKNOWN : first.text === undefined;
}

function componentNamed(text: string): Component | undefined {
  const base = text.slice(text.lastIndexOf("/") + 1);
  return COMPONENTS.find((component) => component === base);
}

function componentOfImage({ image }: Container): Component | undefined {
  return image === UNKNOWN || image === undefined ? undefined : componentNamed(image.repository);
}

/** A word with blanks is a script of a shell, and each of its words counts; variables of the shell are not known. */
function wordsIn(field: Field): Word[] {
  const text = field.string();
  if (typeof text !== "string") return [{ field, text: undefined }];
  if (!/\s/.test(text) || text.startsWith("-")) return [{ field, text: known(text) }];
  const parts = text.match(/"[^"]*"|'[^']*'|[^\s"']+(?:"[^"]*"|'[^']*')?/g) ?? [];
  return parts
    .filter((part) => part !== "\\")
    .map((part) => ({ field, text: known(part.replaceAll(/["']/g, "")) }));
}

function known(text: string): string | undefined {
  return /\$[({A-Za-z_]/.test(text) ? undefined : text;
}

function flagsIn(words: readonly Word[]): Map<string, Flag[]> {
  const flags = new Map<string, Flag[]>();
  for (const [index, { field, text }] of words.entries()) {
    const [, name, value] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(text ?? "") ?? [];
    if (name === undefined) continue;
    const next = words[index + 1]?.text;
    const isSeparate = value === undefined && next !== undefined && !next.startsWith("-");
    const flag = { field, value: value ?? (isSeparate ? next : "true") };
    const key = name.replaceAll("_", "-");
    flags.set(key, [...(flags.get(key) ?? []), flag]);
  }
  return flags;
}
