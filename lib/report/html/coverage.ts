import { THREAT_ROWS } from "../../explanation/threat-rows";
import { CATEGORIES, type Policy } from "../../policy/define";
import type { ReportedFinding } from "../report";
import { worstFirst } from "../selection";
import { type Html, html } from "./markup";
import { titleOf } from "./words";

/** Threats of the model, with the policies on each and what they found. */
export function coverageMatrix(findings: readonly ReportedFinding[], policies: readonly Policy[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Coverage of the threat model"><table class="matrix">
<thead><tr><th scope="col">Threat</th><th scope="col" class="number">Policies</th>${worstFirst().map(
    (severity) => html`<th scope="col" class="number">${titleOf(severity)}</th>`,
  )}</tr></thead>
${CATEGORIES.map(
  (category) => html`<tbody><tr class="group"><th scope="rowgroup" colspan="6">${titleOf(category)}</th></tr>
${THREAT_ROWS.filter(({ section }) => section === category).map((row) => {
  const serving = policies.filter(({ threats }) => threats.some((id) => id === row.id)).length;
  const found = findings.filter(({ threats }) => threats.includes(row.id));
  return html`<tr><th scope="row"><b>${row.id}</b> ${row.title}</th><td class="number">${serving}</td>${worstFirst().map(
    (severity) => {
      const number = found.filter((finding) => finding.severity === severity).length;
      return html`<td class="number ${number > 0 ? `hit ${severity}` : "clear"}">${number > 0 ? number : "·"}</td>`;
    },
  )}</tr>
`;
})}</tbody>
`,
)}</table></div>`;
}
