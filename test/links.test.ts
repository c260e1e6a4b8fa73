import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { anchorOf } from "../site/anchors";

const ROOT = join(__dirname, "..");

/** Every page for people: those of `docs`, the examples' and those at the root. */
const PAGES = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"],
  ...["docs", "examples"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md") && !name.includes("node_modules"))
      .map((name) => join(folder, name)),
  ),
];

/** What is read of one page. */
interface Read {
  readonly links: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

/** The links and the anchors of a page, code left aside. */
function read(markdown: string): Read {
  const text = markdown.replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, "");
  const links = [...text.replaceAll(/`[^`\n]+`/g, "").matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, link = ""]) => link,
  );
  const anchors = new Set<string>();
  for (const [, heading = ""] of text.matchAll(/^#{1,6} (.+)$/gm)) {
    const anchor = anchorOf(heading.replaceAll("`", "").replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1"));
    let unique = anchor;
    for (let count = 1; anchors.has(unique); count += 1) unique = `${anchor}-${count}`;
    anchors.add(unique);
  }
  return { links, anchors };
}

/** The links of pages that lead to no file, or to no heading of it. */
function dead(pages: ReadonlyMap<string, Read>): string[] {
  return [...pages].flatMap(([page, { links }]) =>
    links
      .filter((link) => {
        if (/^[a-z]+:/.test(link)) return false;
        const [path = "", anchor] = link.split("#");
        const target = path === "" ? page : join(dirname(page), path);
        if (target.startsWith("..") || !existsSync(join(ROOT, target))) return true;
        return anchor !== undefined && !pages.get(target)?.anchors.has(anchor);
      })
      .map((link) => `${page}: ${link}`),
  );
}

test("every link between pages leads to a file, and to a heading of it", () => {
  const pages = new Map(PAGES.map((page) => [page, read(readFileSync(join(ROOT, page), "utf8"))]));
  expect(dead(pages)).toEqual([]);
});

test("a link to a missing file, a missing heading or out of the repository is dead; one in code is none", () => {
  const page = read(
    "# Two `words`\n\n[a](#two-words) [b](#three) [c](none.md) [d](../x) `[e](f)`\n\n```\n[g](h)\n```\n",
  );
  expect(dead(new Map([["README.md", page]]))).toEqual([
    "README.md: #three",
    "README.md: none.md",
    "README.md: ../x",
  ]);
});

test.each([
  ["Where it's due: `a`, b/c & d_e", "where-its-due-a-bc--d_e"],
  ["CVE-2026: Übergang", "cve-2026-übergang"],
])("the anchor of %j is %s", (heading, anchor) => expect(anchorOf(heading.replaceAll("`", ""))).toBe(anchor));
