import { servingRow, THREAT_ROWS } from "../../lib/explanation/threat-rows";
import { CATEGORIES, type Policy } from "../../lib/policy/define";
import { bullets, document, MARK, titleOf } from "./text";

/** `docs/threats/<row>.md` for each boundary, data flow and threat: what it is, and the policies that serve it. */
export function threatPages(policies: readonly Policy[]): [string, string][] {
  return THREAT_ROWS.map((row) => {
    const sections = CATEGORIES.flatMap((category) => {
      const lines = servingRow(policies, row.id)
        .filter((policy) => policy.category === category)
        .map(({ id, title, severity }) => `[${id}](../policies/${id}.md): ${title} (${severity})`);
      return lines.length === 0 ? [] : [`## ${titleOf(category)}`, bullets(lines)];
    });
    const parts = sections.length > 0 ? sections : [row.open ?? "No policy yet."];
    return [`docs/threats/${row.id}.md`, document(MARK, `# ${row.id} ${row.title}`, row.summary, ...parts)];
  });
}
