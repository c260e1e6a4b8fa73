/** Stands in a word for a part that is not known before it runs: the value of a variable, the output of a command. */
export const UNKNOWN_PART = "\uffff";

/** The words of one command of a shell. */
export type ShellCommand = readonly string[];

/** A word, with the scripts whose output becomes a part of it: those of `$(...)`, backticks and `<(...)`. */
export interface ShellWord {
  readonly text: string;
  readonly substitutions: readonly string[];
}

/** One command of a pipeline, without the words of the shell's own grammar. */
export interface ShellStep {
  readonly words: readonly ShellWord[];
  /** Files and descriptors that it writes to, in order: `/dev/null`, `&2`. */
  readonly writes: readonly string[];
  /** Files and descriptors that it reads from. */
  readonly reads: readonly string[];
  /** Descriptors that it opens for both: `&3` of `exec 3<>/dev/tcp/host/port`. */
  readonly opens: readonly string[];
}

/** Commands of which each reads what the one before it writes. */
export type ShellPipeline = readonly ShellStep[];

const NESTED = /(?:[^()]|\([^()]*\)){0,1000}/.source;
/** Text that never ends a variable is none, however long it is. */
const VARIABLE = new RegExp(`\\$\\(${NESTED}\\)|\\$\\{[^}]{0,200}\\}|\\$\\w+|\`[^\`]{0,1000}\``);

/** One step through a script, each alternative a kind of token. */
const TOKEN = new RegExp(
  [
    /(?<gap>(?:[ \t\r]|\\\r?\n)+)/,
    /(?<comment>(?<=^|\s)#[^\n]*)/,
    new RegExp(`(?<process>[<>]\\(${NESTED}\\))`),
    /(?<redirect>&>>?|\d{0,9}(?:<<<|<<-?|<>|>>|>\||[<>])(?:&(?:\d{1,9}|-)?)?)/,
    /(?<end>[\n;&|()]+|(?<=^|[\s;&|()])[{}](?=[\s;&|()]|$))/,
    new RegExp(`(?<variable>${VARIABLE.source})`),
    /'(?<single>[^']*)'/,
    new RegExp(`"(?<double>(?:\\\\[\\s\\S]|\\$\\(${NESTED}\\)|\\$(?!\\()|[^"\\\\$])*)"`),
    /\\(?<escaped>[\s\S])/,
    /(?<plain>[^\s'"\\;&|()<>$`]+|[\s\S])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** Words of the grammar behind which a command begins. */
const RESERVED = /^(if|then|elif|else|do|while|until|time|!)$/;

/** Collects the steps of a script, token by token. */
class Steps {
  readonly pipelines: ShellStep[][] = [];
  private step = emptyStep();
  private word: { text: string; substitutions: string[] } | undefined;
  private redirection: "reads" | "writes" | undefined;
  private joins = false;

  add(text: string, substitutions: readonly string[] = []): void {
    this.word ??= { text: "", substitutions: [] };
    this.word.text += text;
    this.word.substitutions.push(...substitutions);
  }

  endWord(): void {
    const { word, redirection, step } = this;
    if (word === undefined) return;
    if (redirection !== undefined) step[redirection].push(word.text);
    else if (step.words.length > 0 || !RESERVED.test(word.text)) step.words.push(word);
    this.word = undefined;
    this.redirection = undefined;
  }

  redirect(operator: string): void {
    this.endWord();
    const [, descriptor, isRead, to] = /^(\d*)&?(<?)[<>|-]*(&(?:\d+|-))?$/.exec(operator) ?? [];
    const list = isRead === "<" ? "reads" : "writes";
    if (to === undefined) this.redirection = list;
    else this.step[list].push(to);
    // `3<>/dev/tcp/host/port` opens a descriptor, by which later commands speak.
    if (operator.endsWith("<>")) this.step.opens.push(`&${descriptor}`);
  }

  end(token: string): void {
    this.endWord();
    const isPipe = /^[)}]*\|&?[\n({]*$/.test(token);
    const { words, writes, reads } = this.step;
    const isEmpty = words.length === 0 && writes.length === 0 && reads.length === 0;
    if (!isEmpty) {
      if (this.joins) this.pipelines.at(-1)?.push(this.step);
      else this.pipelines.push([this.step]);
      this.step = emptyStep();
      this.joins = false;
    }
    this.joins = isPipe ? this.pipelines.length > 0 : this.joins && /^[({]+$/.test(token);
  }
}

function emptyStep() {
  return { words: [] as ShellWord[], writes: [] as string[], reads: [] as string[], opens: [] as string[] };
}

/**
 * The pipelines of a script, in order, without the bodies of its here-documents.
 *
 * Source: the token recognition of the shell command language in POSIX.1-2017, 2.3, with `<(...)`, `&>` and `<<<` of
 * bash; expansions are not carried out.
 */
export function shellPipelines(script: string): ShellPipeline[] {
  const steps = new Steps();
  for (const { groups = {} } of withoutHereDocuments(script).text.matchAll(TOKEN)) {
    const { gap, comment, process, redirect, end, variable, single, double, escaped, plain } = groups;
    if (gap !== undefined || comment !== undefined) steps.endWord();
    else if (redirect !== undefined) steps.redirect(redirect);
    else if (end !== undefined) steps.end(end);
    else if (process !== undefined) steps.add(UNKNOWN_PART, [process.slice(2, -1)]);
    else if (variable !== undefined) steps.add(UNKNOWN_PART, substitutionsIn(variable));
    else if (double !== undefined) steps.add(unquoted(double), substitutionsIn(double));
    else steps.add(single ?? escaped ?? plain ?? "");
  }
  steps.end("\n");
  return steps.pipelines;
}

/** The simple commands of a script, in order, without the bodies of its here-documents. */
export function shellCommands(script: string): ShellCommand[] {
  const commands = shellPipelines(script).flatMap((pipeline) =>
    pipeline.map(({ words }) => words.map(({ text }) => text)),
  );
  return commands.filter((words) => words.length > 0);
}

/** The scripts of `$(...)` and of backticks in a text. */
function substitutionsIn(text: string): string[] {
  const found = text.matchAll(new RegExp(VARIABLE.source, "g"));
  return [...found].flatMap(([part]) =>
    part.startsWith("$(") ? [part.slice(2, -1)] : part.startsWith("`") ? [part.slice(1, -1)] : [],
  );
}

/** What a shell makes of text in double quotes: variables count there, and a backslash before few characters. */
function unquoted(text: string): string {
  const pattern = new RegExp(`\\\\([$\`"\\\\\n])|${VARIABLE.source}`, "g");
  return text.replace(pattern, (_, escaped?: string) =>
    escaped === undefined ? UNKNOWN_PART : escaped.trim(),
  );
}

/** The bodies of the here-documents of a script: what follows `<<EOF`, up to the line that repeats the word. */
export function hereDocumentsIn(script: string): readonly string[] {
  return withoutHereDocuments(script).bodies;
}

function withoutHereDocuments(script: string): { readonly text: string; readonly bodies: readonly string[] } {
  const lines: string[] = [];
  const bodies: string[] = [];
  let open: { readonly end: string; readonly body: string[] } | undefined;
  for (const line of script.split("\n")) {
    if (open === undefined) {
      const [, , end] = /<<-?\s*(["']?)(\w+)\1/.exec(line) ?? [];
      if (end !== undefined) open = { end, body: [] };
      lines.push(line);
    } else if (line.trim() === open.end) {
      bodies.push(open.body.join("\n"));
      open = undefined;
    } else open.body.push(line);
  }
  return { text: lines.join("\n"), bodies };
}
