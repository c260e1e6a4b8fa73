import { count } from "../../../model/words";
import { type Html, html } from "../../html/markup";
import type { AttackReport, ReportedField } from "../attack-report";

/** The changes that close paths, each with a switch that shows what is left without it. */
export function changesTable({ changes }: AttackReport): Html {
  return html`<section aria-labelledby="changes"><h2 id="changes">Choke points <span class="count">${changes.length}</span></h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="changes"><table>
<thead><tr><th scope="col">Change</th><th scope="col">Object</th><th scope="col" class="number">Closes</th><th scope="col" class="number">Leaves another way</th><th scope="col">Try it</th></tr></thead>
<tbody>${changes.map(
    ({
      key,
      at,
      text,
      steps,
      closes,
      detours,
    }) => html`<tr><td>${text}</td><td>${at.title}${placeOf(at)}</td><td class="number">${count(closes.length, "path")}</td><td class="number">${detours.length}</td><td>${fixSwitch(key, steps, `Apply: ${at.title}: ${text}`)}</td></tr>
`,
  )}</tbody></table></div></section>`;
}

/** A switch that greys what a change makes impossible; all switches of one change go together. */
export function fixSwitch(key: string, steps: readonly number[], label: string): Html {
  return html`<label class="apply" hidden><input type="checkbox" data-change="${key}" data-cuts="${steps.join(" ")}" aria-label="${label}"> apply fix</label>`;
}

/** The line of a property, where it is known. */
export function placeOf({ source }: Pick<ReportedField, "source">): Html | undefined {
  return source === undefined ? undefined : html` <code>${source.file}:${source.line}</code>`;
}
