import type { Field } from "../../model/field";
import { isList, UNKNOWN, type Unknown } from "../../model/value";
import type { Container } from "./container";

/** A command that a container runs: its own, a lifecycle hook's or a probe's. */
export interface Command {
  readonly field: Field;
  /** Its words, separated by spaces; unknown where one of them is. */
  readonly text: string | Unknown;
}

const HOOKS = ["lifecycle.postStart", "lifecycle.preStop", "startupProbe", "livenessProbe", "readinessProbe"];

/** Every command that a container runs as declared; what its image runs by itself is not known. */
export function commandsOf(container: Container): Command[] {
  const own = [container.at("command"), container.at("args")];
  const hooks = HOOKS.map((hook) => container.at(`${hook}.exec.command`));
  const entry = commandIn(own.find(({ isAbsent }) => !isAbsent) ?? container.at("command"), own);
  return [entry, ...hooks.map((field) => commandIn(field, [field]))].filter(({ text }) => text !== "");
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
  return { field, text: words.includes(UNKNOWN) ? UNKNOWN : words.join(" ") };
}

function wordIn(word: Field): string | Unknown {
  return word.string() ?? "";
}
