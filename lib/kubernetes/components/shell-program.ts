import { type ShellWord, UNKNOWN_PART } from "./shell";

/** A program with its arguments, behind what only wraps it. */
export interface Program {
  /** Its base name. */
  readonly name: string;
  readonly args: readonly ShellWord[];
  /** The word that names it. */
  readonly word: ShellWord;
}

/** Programs that run the program which their arguments name, with their options that take a value. */
const WRAPPERS: ReadonlyMap<string, RegExp> = new Map([
  ["sudo", /^-[ugpChrt]$/],
  ["doas", /^-[uC]$/],
  ["env", /^-[uCS]$/],
  ["nice", /^-n$/],
  ["ionice", /^-[cn]$/],
  ["timeout", /^-[ks]$/],
  ["stdbuf", /^-[ioe]$/],
  ["exec", /^-a$/],
  ["nohup", /^$/],
  ["setsid", /^$/],
  ["command", /^$/],
  ["builtin", /^$/],
  ["busybox", /^$/],
  ["tini", /^-[pe]$/],
  ["dumb-init", /^-r$/],
  ["catatonit", /^$/],
]);

const SHELL = /^(ba|da|a|k|z)?sh$/;
const ASSIGNMENT = /^\w+\+?=/;

/** Options by which an interpreter takes its program from the command line; its standard input is data then. */
const INLINE: readonly (readonly [name: RegExp, option: RegExp])[] = [
  [/^python[\d.]*$/, /^-\w*[cm]/],
  [/^perl[\d.]*$/, /^-(?!-)\w*[eE]/],
  [/^ruby[\d.]*$/, /^-(?!-)\w*e/],
  [/^(node|nodejs|deno|bun)$/, /^(-[ep]|--eval|--print|-pe)/],
  [/^php[\d.]*$/, /^-[rfBREF]/],
  [/^(ba|da|a|k|z)?sh$/, /^-(?!-)\w*c$/],
];

/** The program that words run: without variables that are set for it, and behind what only wraps it. */
export function programOf(words: readonly ShellWord[]): Program | undefined {
  let rest = words;
  for (;;) {
    const [word, ...args] = rest;
    if (word === undefined) return undefined;
    const name = baseName(word.text);
    const withValue = WRAPPERS.get(name);
    if (ASSIGNMENT.test(word.text)) rest = args;
    else if (withValue === undefined) return { name, args, word };
    else rest = wrapped(name, args, withValue);
  }
}

/** What a wrapper runs: behind its options and their values, and the time of `timeout`. */
function wrapped(name: string, args: readonly ShellWord[], withValue: RegExp): readonly ShellWord[] {
  let start = 0;
  while (args[start]?.text.startsWith("-")) start += withValue.test(args[start]?.text ?? "") ? 2 : 1;
  return args.slice(name === "timeout" ? start + 1 : start);
}

/** Whether a program is a shell. */
export function isShell({ name }: Program): boolean {
  return SHELL.test(name);
}

/** The script that a shell is given by `-c`, or all that `eval` is given. */
export function scriptOf(program: Program): ShellWord | undefined {
  const { name, args } = program;
  if (name === "eval") {
    return {
      text: args.map(({ text }) => text).join(" "),
      substitutions: args.flatMap(({ substitutions }) => substitutions),
    };
  }
  if (!isShell(program) && !/^(su|runuser)$/.test(name)) return undefined;
  const option = args.findIndex(({ text }) => /^-(?!-)\w*c$/.test(text));
  return option < 0 ? undefined : args.slice(option + 1).find(({ text }) => !text.startsWith("-"));
}

/** Whether a program is an interpreter that runs what it reads from its standard input. */
export function runsInput({ name, args }: Program): boolean {
  const inline = INLINE.find(([names]) => names.test(name))?.[1];
  if (inline === undefined) return false;
  for (const { text } of args) {
    if (text === "-" || text === "/dev/stdin" || (SHELL.test(name) && text === "-s")) return true;
    if (inline.test(text) || /^--?(version|help|V|h)$/.test(text)) return false;
    if (!text.startsWith("-")) return false;
  }
  return true;
}

/** The files that a shell, `source` or an interpreter runs, where the text of a script takes their place: `bash <(...)`. */
export function scriptFileOf(program: Program): ShellWord | undefined {
  const isRunner = INLINE.some(([names]) => names.test(program.name)) || /^(source|\.)$/.test(program.name);
  const first = program.args.find(({ text }) => !text.startsWith("-"));
  return isRunner && first?.text === UNKNOWN_PART ? first : undefined;
}

/** The last part of a path. */
function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
