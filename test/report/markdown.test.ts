import { markdownOf } from "../../lib/report/markdown";
import { markdownProse } from "../../lib/report/markdown-text";
import { EXEMPTION, finding, HOSTILE, hostileFinding, layout, report } from "../support/reports";

const fixed = [{ fingerprint: "x", policy: "no-host-ports", severity: "high" as const, message: "gone" }];
const added = [finding({ change: "new" }), finding({ change: "new", severity: "high" })];
const known = Array.from({ length: 60 }, () => finding({ change: "unchanged", severity: "medium" }));
const compared = report([...added, ...known], {
  comparison: { against: "main", new: 2, unchanged: 60, fixed },
});

/** What is seen before anything is unfolded, on lines of 100 characters. */
function visibleLines(markdown: string): number {
  const seen = markdown.replaceAll(/<details>(<summary>.*?<\/summary>)[\s\S]*?<\/details>/g, "$1");
  return seen.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 100)), 0);
}

test("a change that adds two findings fits on one screen, and says what is new, known and fixed", () => {
  const text = markdownOf(compared, layout);
  expect(visibleLines(text)).toBeLessThan(30);
  expect(text).toContain("### Kubernetes threat model: 2 new violations: 1 critical, 1 high");
  expect(text).toContain("2 new, 60 unchanged, 1 fixed against main");
  expect(text.match(/^- \*\*(critical|high)\*\*/gm)).toHaveLength(2);
  expect(text).toContain("<details><summary>60 other violations</summary>");
});

test("the first line finds the comment again, one for each stack", () => {
  expect(markdownOf(report([]), layout).split("\n")[0]).toBe("<!-- ktm-report dev -->");
  expect(markdownOf(report([], { stack: "a --> b" }), layout).split("\n")[0]).toBe(
    "<!-- ktm-report a_____b -->",
  );
});

test("however much is found, a comment has at most 60,000 characters, and says what is missing", () => {
  const many = Array.from({ length: 5_000 }, (_, index) => hostileFinding({ policy: `p${index}` }));
  const text = markdownOf(report(many, { notices: many.map(({ message }) => message) }), layout);
  expect(text.length).toBeLessThanOrEqual(60_000);
  expect(text).toMatch(/^- and \d+ more$/m);
});

test("names of a program are neither HTML, nor links, nor mentions, nor lines of their own", () => {
  const text = markdownOf(
    report([hostileFinding({ exempted: EXEMPTION }), hostileFinding()], { notices: [HOSTILE] }),
    layout,
  );
  const outsideCode = text.replaceAll(/(`+)[^`][\s\S]*?\1/g, "");
  expect(outsideCode).not.toMatch(/<(?!\/?(details|summary|br)>|!-- ktm-report )/);
  expect(outsideCode).not.toMatch(/@(?=\w)|[^\\]\[a\]/);
  expect(text).not.toContain("\u001b");
  expect(text).not.toMatch(/^::error/m);
});

test.each([
  ["Remove `a_b` or *c*.", "Remove `a_b` or \\*c\\*."],
  ["An odd ` tick_", "An odd \\` tick\\_"],
])("%j keeps its code and nothing else", (given, written) => {
  expect(markdownProse(given)).toBe(written);
});
