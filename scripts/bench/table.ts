import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Ratio } from "./measure";

const MEASURED = join(__dirname, "measured.json");
const PAGE = join(__dirname, "..", "..", "docs", "performance.md");
/** So many times as much as was measured is a fault, and no noise. */
export const TOO_MUCH = 1.5;

/** The rows that were measured last, by what they are of. */
export function measured(): Readonly<Record<string, Ratio>> {
  return existsSync(MEASURED) ? (JSON.parse(readFileSync(MEASURED, "utf8")) as Record<string, Ratio>) : {};
}

/** Writes rows over those of earlier runs, and the page that shows all. */
export function write(rows: readonly Ratio[]): void {
  const all = { ...measured(), ...Object.fromEntries(rows.map((row) => [row.what, row])) };
  writeFileSync(MEASURED, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(PAGE, pageOf(Object.values(all)));
}

/** A figure as it is shown. */
export function shown({ unit }: Pick<Ratio, "unit">, value: number): string {
  return unit === undefined ? value.toFixed(2) : `${value.toFixed(2)} ${unit}`;
}

function pageOf(rows: readonly Ratio[]): string {
  const lines = rows.map(
    (row) => `| ${row.what} | ${shown(row, row.ratio)} | ${shown(row, row.budget)} | ${row.detail} |`,
  );
  return `# Performance

Ratios of two things that take turns in one run on one machine, each the median of its runs: they hold on other machines, which
times do not. Where processes are compared, the times are those of the processor, of user and system together. The documents are mixed:
for each workload, hardened or weak, its account, role, volume, Service, Ingress and the rest.

\`npm run bench -- --peer 'NAME=COMMAND'\` repeats it, with any other tool that reads files beside it (\`{}\` in the command
stands for the file), and \`--write\` writes this page. CI runs \`npm run bench -- --short\`, which fails on what is ${TOO_MUCH} times as
much as here.

| what | measured | budget | behind it |
| --- | --- | --- | --- |
${lines.join("\n")}
`;
}
