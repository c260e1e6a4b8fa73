import type { Field } from "../../model/field";
import { isList, UNKNOWN, type Unknown } from "../../model/value";
import type { Container } from "./container";

/** A command that a container runs: its own, a lifecycle hook's or a probe's. */
export interface Command {
  readonly field: Field;
  /** Its words, separated by spaces; unknown where one of them is. */
  readonly text: string | Unknown;
  /** The same, word by word; none where one of them is unknown. */
  readonly words: readonly string[];
}

const HOOKS = ["lifecycle.postStart", "lifecycle.preStop", "startupProbe", "livenessProbe", "readinessProbe"];

/** Every command that a container runs as declared; what its image runs by itself is not known. */
export function commandsOf(container: Container): Command[] {
  const own = [container.at("command"), container.at("args")];
  const hooks = HOOKS.map((hook) => container.at(`${hook}.exec.command`));
  const entry = commandIn(own.find(({ isAbsent }) => !isAbsent) ?? container.at("command"), own);
  return [entry, ...hooks.map((field) => commandIn(field, [field]))].filter(({ text }) => text !== "");
}

/**
 * What a container runs that leaves its command to its image: the program that the image is named after, `ncat`, say,
 * with the arguments of the container. Unknown where the image is; nothing where arguments are, which are a command of their own.
 */
export function imageCommandOf(container: Container): Command | undefined {
  const { image } = container;
  const args = container.at("args");
  if (image === undefined || !container.at("command").isAbsent) return undefined;
  if (image === UNKNOWN) return { field: container.at("image"), text: UNKNOWN, words: [] };
  const given = commandIn(args, [args]);
  if (given.text === UNKNOWN) return undefined;
  const program = image.repository.slice(image.repository.lastIndexOf("/") + 1);
  const words = [program, ...given.words];
  return { field: args.isAbsent ? container.at("image") : args, text: words.join(" "), words };
}

/** The same commands word by word: the container's own with its arguments, then those of hooks and probes. */
export function commandWordsOf(container: Container): Field[][] {
  const own = [...container.at("command").items(), ...container.at("args").items()];
  return [own, ...HOOKS.map((hook) => container.at(`${hook}.exec.command`).items())];
}

function commandIn(field: Field, parts: readonly Field[]): Command {
  const words = parts.flatMap((part): (string | Unknown)[] =>
    part.isAbsent ? [] : isList(part.value) ? part.items().map(wordIn) : [UNKNOWN],
  );
  const known = words.filter((word) => word !== UNKNOWN);
  const isKnown = known.length === words.length;
  return { field, text: isKnown ? known.join(" ") : UNKNOWN, words: isKnown ? known : [] };
}

function wordIn(word: Field): string | Unknown {
  return word.string() ?? "";
}
