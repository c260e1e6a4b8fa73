import { count } from "../../model/words";
import { placeOf, placeText } from "../place";
import type { Report } from "../report";
import { exemptedIn, openIn } from "../selection";
import { type Html, html } from "./markup";

/** What is accepted, with who says so and until when. */
export function suppressions(report: Report): Html | undefined {
  const exempted = exemptedIn(report);
  if (exempted.length === 0) return undefined;
  return html`<section aria-labelledby="exempted"><h2 id="exempted">Exempted <span class="count">${exempted.length}</span></h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="exempted"><table>
<thead><tr><th scope="col">Policy</th><th scope="col">Object</th><th scope="col">Reason</th><th scope="col">Ticket</th><th scope="col">Until</th><th scope="col">Written in</th></tr></thead>
<tbody>${exempted.map((finding) => {
    const place = placeOf(report, finding);
    return html`<tr><td><code>${finding.policy}</code></td><td>${finding.resource.title}${place === undefined ? "" : html`<br><code>${placeText(place)}</code>`}</td><td>${finding.exempted?.reason}</td><td>${finding.exempted?.ticket ?? "–"}</td><td>${finding.exempted?.expires ?? "–"}</td><td>${finding.exempted?.source}</td></tr>
`;
  })}</tbody></table></div></section>`;
}

/** What is gone since the earlier state. */
export function fixedFindings({ comparison }: Report): Html | undefined {
  if (comparison === null || comparison.fixed.length === 0) return undefined;
  return html`<section aria-labelledby="fixed"><h2 id="fixed">Fixed <span class="count">${comparison.fixed.length}</span></h2>
<ul class="plain">${comparison.fixed.map(
    ({ policy, message }) => html`<li><code>${policy}</code> ${message}</li>
`,
  )}</ul></section>`;
}

/** What could not be judged, and messages about the run. */
export function limits(report: Report, listsOpen: boolean): Html | undefined {
  const open = report.summary.undecided;
  const questions = listsOpen ? openIn(report) : [];
  const lines = [
    ...(open > 0 ? [html`<li>${count(open, "question")} open until deployment</li>`] : []),
    ...questions.map(
      ({ policy, message }) => html`<li>Undecided: <code>${policy}</code> ${message}</li>
`,
    ),
    ...report.notSeen.map(
      ({
        resource: { type, name },
        reason,
      }) => html`<li>Not seen: <code>${type}</code> ${name}: ${reason}</li>
`,
    ),
    ...report.notices.map(
      (notice) => html`<li>${notice}</li>
`,
    ),
  ];
  if (lines.length === 0) return undefined;
  return html`<section aria-labelledby="limits"><h2 id="limits">Not judged</h2><ul class="plain">${lines}</ul></section>`;
}
