/** Stands in a word for a part that is not known before it runs: the value of a variable, the output of a command. */
export const UNKNOWN_PART = "\uffff";

/** The words of one command of a shell. */
export type ShellCommand = readonly string[];

/** Text that never ends a variable is none, however long it is. */
const VARIABLE = /\$\((?:[^()]|\([^()]*\)){0,1000}\)|\$\{[^}]{0,200}\}|\$\w+|`[^`]{0,1000}`/;

/** One step through a script, each alternative a kind of token. */
const TOKEN = new RegExp(
  [
    /(?<gap>(?:[ \t\r]|\\\r?\n)+|\d*[<>]+&?\d*)/,
    /(?<comment>(?<=^|\s)#[^\n]*)/,
    /(?<end>[\n;&|(){}]+)/,
    new RegExp(`(?<variable>${VARIABLE.source})`),
    /'(?<single>[^']*)'/,
    /"(?<double>(?:\\[\s\S]|[^"\\])*)"/,
    /\\(?<escaped>[\s\S])/,
    /(?<plain>[^\s'"\\;&|(){}<>$`]+|[\s\S])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/**
 * The simple commands of a script, in order, without the bodies of its here-documents.
 *
 * Source: the token recognition of the shell command language in POSIX.1-2017, 2.3; expansions are not carried out.
 */
export function shellCommands(script: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let word: string | undefined;
  const endWord = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  for (const { groups = {} } of withoutHereDocuments(script).text.matchAll(TOKEN)) {
    const { gap, comment, end, variable, single, double, escaped, plain } = groups;
    if (gap !== undefined || comment !== undefined) endWord();
    else if (end !== undefined) {
      endWord();
      if (words.length > 0) commands.push(words);
      words = [];
    } else {
      const part = variable === undefined ? (single ?? escaped ?? plain) : UNKNOWN_PART;
      word = (word ?? "") + (part ?? unquoted(double ?? ""));
    }
  }
  endWord();
  return words.length > 0 ? [...commands, words] : commands;
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
