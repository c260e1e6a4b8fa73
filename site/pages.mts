import { existsSync } from "node:fs";
import { posix } from "node:path";
import type { MarkdownRenderer } from "vitepress";

/** The repository. */
export const ROOT = process.cwd();

/** Where a file of the repository stands on the site, or `undefined` where it is no page of it. */
export function pageOf(file: string): string | undefined {
  if (file === "README.md") return "index.md";
  if (file === "CHANGELOG.md" || file === "CONTRIBUTING.md") return file.toLowerCase();
  const inDocs = /^docs\/(.+\.md)$/.exec(file)?.[1];
  return inDocs?.replace(/(^|\/)README\.md$/, "$1index.md");
}

/** The address on the site of a link in a file; `undefined` for what only the repository has. */
function addressOf(link: string, file: string): string | undefined {
  if (/^([a-z]+:|#|\/)/.test(link)) return link;
  const [path = "", anchor] = link.split("#");
  const target = posix.join(posix.dirname(file), path);
  const folder = ["README.md", "index.md"]
    .map((name) => posix.join(target, name))
    .find((index) => existsSync(posix.join(ROOT, index)));
  const page = pageOf(folder ?? target);
  if (page === undefined) return undefined;
  return `/${page.replace(/(^|\/)index\.md$/, "$1")}${anchor === undefined ? "" : `#${anchor}`}`;
}

/**
 * Makes links between files of the repository links between pages, and links to its other files names in code,
 * since the site has no such pages.
 */
export function linkPages(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("pages", ({ tokens, env }) => {
    const file = posix.relative(ROOT, env.realPath ?? env.path);
    for (const { children } of tokens) {
      let tag = "a";
      for (const token of children ?? []) {
        if (token.type === "link_open") {
          const address = addressOf(token.attrGet("href") ?? "", file);
          tag = address === undefined ? "code" : "a";
          token.attrs = address === undefined ? [] : [...(token.attrs ?? [])];
          if (address !== undefined) token.attrSet("href", address);
        }
        if (token.type === "link_open" || token.type === "link_close") token.tag = tag;
      }
    }
  });
}

/** Shows braces of texts as they are: the generator would take `{{ }}` for a template of its own. */
export function keepBraces(markdown: MarkdownRenderer): void {
  const { escapeHtml } = markdown.utils;
  markdown.renderer.rules.text = (tokens, index) =>
    escapeHtml(tokens[index]?.content ?? "").replaceAll("{{", "&#123;&#123;");
}
