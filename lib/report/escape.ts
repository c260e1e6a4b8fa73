/** Text without control characters, invisible ones and lone surrogates, each shown by its code; lines stay lines. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, (char) =>
    char === "\n" ? char : `\\u{${char.codePointAt(0)?.toString(16)}}`,
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element or a quoted attribute of HTML or XML. */
export function escapeMarkup(text: string): string {
  return printable(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/**
 * Text for one line of Markdown, in which nothing is markup, HTML, a link, a mention or a reference to an issue. A word
 * joiner, which is not seen, stands where a site would make a link of plain text.
 */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replaceAll("\n", " ")
    .replace(/[\\`*_{}[\]()<>#+|~!$&]/g, (char) =>
      char === "<" || char === "&" ? (ENTITIES[char] ?? "") : `\\${char}`,
    )
    .replace(
      /^(\s*)([-=]|\d+\.)/,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.at(-1)}`,
    )
    .replace(/@|(?<=\\#)(?=\d)|(?<=:)(?=\/\/)|(?<=www)(?=\.)|(?<=GH-)(?=\d)/gi, (found) => `${found}\u2060`);
}

/** Text as code in one line of Markdown, inside a fence that is longer than any in it. */
export function markdownCode(text: string): string {
  const line = printable(text).replaceAll("\n", " ");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const isEdgy = /^[` ]|[` ]$/.test(line);
  return isEdgy ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
