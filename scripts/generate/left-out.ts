import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A known check that no policy decides, with the reason, and its names in the tools that have it. */
export interface LeftOut {
  readonly row: string;
  readonly reason: string;
  readonly equivalents: readonly string[];
}

interface Group {
  readonly reason: string;
  /** Row of the catalogue of known checks, and its names in other tools. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

/** The known checks that are left out on purpose, in alphabetical order. */
export function leftOut(): LeftOut[] {
  const file = join(__dirname, "..", "..", "docs", "decisions", "left-out.json");
  const groups = JSON.parse(readFileSync(file, "utf8")) as readonly Group[];
  return groups
    .flatMap(({ reason, rows }) =>
      Object.entries(rows).map(([row, equivalents]) => ({ row, reason, equivalents })),
    )
    .sort((a, b) => (a.row < b.row ? -1 : 1));
}
