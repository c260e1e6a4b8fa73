import { printable } from "./escape";

/**
 * Text for one line of Markdown, in which nothing is markup, HTML, a link, a mention or a reference to an issue. A word
 * joiner, which is not seen, stands where a site would make a link of plain text.
 */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replaceAll("\n", " ")
    .replace(/[\\`*_{}[\]()<>#+|~!$&]/g, (char) => ENTITIES[char] ?? `\\${char}`)
    .replace(
      /^(\s*)([-=]|\d+\.)/,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.at(-1)}`,
    )
    .replace(/@|(?<=\\#)(?=\d)|(?<=:)(?=\/\/)|(?<=www)(?=\.)|(?<=GH-)(?=\d)/gi, (found) => `${found}\u2060`);
}

const ENTITIES: Readonly<Record<string, string>> = { "<": "&lt;", "&": "&amp;" };

/** Text as code in one line of Markdown, inside a fence that is longer than any in it. */
export function markdownCode(text: string): string {
  const line = printable(text).replaceAll("\n", " ");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const isEdgy = /^[` ]|[` ]$/.test(line);
  return isEdgy ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** A sentence of a policy, in which what stands between backticks stays code. */
export function markdownProse(text: string): string {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return escapeMarkdown(text);
  return parts
    .map((part, index) => (index % 2 === 0 ? escapeMarkdown(part) : part === "" ? "" : markdownCode(part)))
    .join("");
}
