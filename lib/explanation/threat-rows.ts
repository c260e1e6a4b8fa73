import { lookup } from "../model/lookup";
import type { Policy } from "../policy/define";
import { BOUNDARIES, OPEN_ROWS, THREAT_SECTIONS } from "../policy/threat-model";

/** A boundary, a data flow or a threat of the threat model. */
export interface ThreatRow {
  readonly id: string;
  /** `trust-boundaries`, `data-flows` or a threat category. */
  readonly section: string;
  readonly title: string;
  readonly summary: string;
  /** Why no policy serves it, where none can. */
  readonly open?: string | undefined;
}

const OPEN: Readonly<Record<string, string | undefined>> = OPEN_ROWS;

/** All rows of the threat model, in its order. */
export const THREAT_ROWS: readonly ThreatRow[] = Object.entries({
  "trust-boundaries": BOUNDARIES,
  ...THREAT_SECTIONS,
}).flatMap(([section, rows]) =>
  Object.entries(rows).map(([id, { title, summary }]) => ({
    id,
    section,
    title,
    summary,
    open: lookup(OPEN, id),
  })),
);

/** The policies that name a row. */
export function servingRow(policies: readonly Policy[], row: string): Policy[] {
  return policies.filter(({ threats, boundaries }) => [...threats, ...boundaries].some((id) => id === row));
}
