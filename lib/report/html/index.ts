import { BOUNDARIES } from "../../policy/threat-model";
import type { Layout } from "../layout";
import type { Report } from "../report";
import { comparisonIn, scopeOf, violationsIn, worstFirst } from "../selection";
import { boundaryMap } from "./boundary-map";
import { coverageMatrix } from "./coverage";
import { findingsByCategory } from "./findings";
import { type Html, html } from "./markup";
import { pageOf } from "./page";
import { SCRIPT } from "./script";
import { fixedFindings, limits, suppressions } from "./settled";
import { STYLE } from "./style";
import { titleOf } from "./words";

/**
 * One page that needs nothing else: it loads nothing, runs no script but its own, and shows whatever names a program
 * chose as text.
 */
export function htmlOf(report: Report, { policies, listsOpen }: Layout): string {
  const boundaries = new Map(policies.map((policy) => [policy.id, policy.boundaries]));
  const boundariesOf = (policy: string) => boundaries.get(policy) ?? [];
  const violations = violationsIn(report);
  return pageOf({
    title: `Kubernetes threat model: ${report.stack ?? "files"}`,
    style: STYLE,
    script: SCRIPT,
    body: html`<a class="skip" href="#findings">Skip to the findings</a>
${headerOf(report)}
<main>
<section aria-labelledby="findings"><h2 id="findings">Findings by threat</h2>
${filters(report)}
${violations.length === 0 ? html`<p class="good">No violations.</p>` : findingsByCategory(report, boundariesOf)}</section>
${fixedFindings(report)}
${suppressions(report)}
<section aria-labelledby="map"><h2 id="map">Trust boundaries</h2>
${boundaryMap(violations, boundariesOf)}</section>
<section aria-labelledby="coverage"><h2 id="coverage">Coverage of the threat model</h2>
${coverageMatrix(violations, policies)}</section>
${limits(report, listsOpen)}
</main>
<footer>Written by ktm ${report.pack}.</footer>`,
  });
}

function headerOf(report: Report): Html {
  const { summary } = report;
  const compared = comparisonIn(report);
  const card = (kind: string, number: number, label: string) =>
    html`<li class="${kind}"><b>${number}</b><span>${label}</span></li>
`;
  return html`<header><div class="inner">
<h1>Kubernetes threat model</h1>
<p class="soft">${scopeOf(report)}${report.folder === "" ? "" : html` in <code>${report.folder}</code>`}${compared === undefined ? "" : ` · ${compared}`}</p>
<ul class="cards">
${report.comparison === null ? "" : card("new", report.comparison.new, "new")}${worstFirst().map((severity) =>
  card(severity, summary.bySeverity[severity], titleOf(severity).toLowerCase()),
)}${card("none", summary.exempted, "exempted")}${card("none", summary.undecided, "undecided")}</ul>
</div></header>`;
}

function filters({ comparison }: Report): Html {
  return html`<div class="filters" id="filters" role="search" hidden>
<input type="search" id="search" placeholder="Search ( / )" aria-label="Search findings" autocomplete="off">
<fieldset aria-label="Severity">${worstFirst().map(
    (
      severity,
    ) => html`<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity}</label>
`,
  )}</fieldset>
<select id="boundary" aria-label="Trust boundary"><option value="">All boundaries</option>${Object.entries(
    BOUNDARIES,
  ).map(([id, { title }]) => html`<option value="${id}">${id} ${title}</option>`)}</select>
${comparison === null ? "" : html`<label><input type="checkbox" id="only-new"> new only</label>`}
<p id="shown" role="status"></p>
</div>`;
}
