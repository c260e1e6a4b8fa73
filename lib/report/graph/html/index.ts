import { count } from "../../../model/words";
import { type Html, html } from "../../html/markup";
import { pageOf } from "../../html/page";
import { STYLE } from "../../html/style";
import type { AttackReport } from "../attack-report";
import { comparisonLine } from "../comparison";
import { coverageLines } from "../coverage";
import { type Part, shownPart } from "../part";
import { changesTable } from "./changes";
import { pathList } from "./paths";
import { pictureOf } from "./picture";
import { GRAPH_SCRIPT } from "./script";
import { GRAPH_STYLE } from "./style";

/**
 * The attack paths as one page: a list to walk through step by step, a picture from the outside to the goals, and the
 * changes that close paths, each to try out.
 */
export async function attackPageOf(report: AttackReport): Promise<string> {
  const part = shownPart(report);
  const sections =
    part.ways.length === 0 ? undefined : graphSections(report, part, await pictureOf(report, part));
  const scope = report.stack ?? "files";
  return pageOf({
    title: `Attack paths: ${scope}`,
    style: STYLE + GRAPH_STYLE,
    script: GRAPH_SCRIPT,
    body: html`<a class="skip" href="#paths">Skip to the paths</a>
${headerOf(report)}
<main class="wide">
${sections}
${closedPaths(report)}
<section aria-labelledby="coverage"><h2 id="coverage">Coverage</h2>
<div class="good">${coverageLines(report).map((line) => html`<p>${line}</p>`)}${leftOutLine(part)}</div></section>
</main>
<footer>Written by ktm ${report.pack}. A path is what the program's own declarations allow; where none is shown, none was found in what was read.</footer>`,
  });
}

function headerOf(report: AttackReport): Html {
  const { summary, comparison, whatIf, stack, folder } = report;
  const cards = [
    ...(comparison === null ? [] : [["new", comparison.new, "new"] as const]),
    ...(comparison === null ? [] : [["low", comparison.closed.length, "closed"] as const]),
    ["critical", summary.confirmed, "confirmed"] as const,
    ["high", summary.open, "open here"] as const,
    ["medium", summary.possible, "possible"] as const,
  ];
  return html`<header><div class="inner wide">
<h1>Attack paths</h1>
<p class="soft">${stack === null ? "Files" : `Stack ${stack}`}${folder === "" ? "" : html` in <code>${folder}</code>`}${comparison === null ? "" : ` · ${comparisonLine(comparison)}`}</p>
${
  whatIf === null
    ? html`<ul class="cards">${cards.map(
        ([kind, number, label]) => html`<li class="${kind}"><b>${number}</b><span>${label}</span></li>
`,
      )}</ul>`
    : html`<p>${questionOf(whatIf)}: ${count(whatIf.ways.length, "way")} found.</p>`
}
</div></header>`;
}

function questionOf({ from, to }: NonNullable<AttackReport["whatIf"]>): string {
  if (from === null) return `Who gets to ${to}`;
  return to === null ? `What ${from} leads to, if it is compromised` : `Ways from ${from} to ${to}`;
}

function graphSections(report: AttackReport, part: Part, picture: Html): Html {
  return html`<div class="filters" id="filters" role="search" hidden>
<input type="search" id="search" placeholder="Search ( / )" aria-label="Search paths" autocomplete="off">
<fieldset aria-label="Certainty">${(["confirmed", "open", "possible"] as const).map(
    (
      certainty,
    ) => html`<label><input type="checkbox" name="certainty" value="${certainty}" checked> ${certainty}</label>
`,
  )}</fieldset>
<span class="soft keys"><kbd>j</kbd> <kbd>k</kbd> path <kbd>n</kbd> <kbd>p</kbd> step <kbd>f</kbd> apply its fix <kbd>Esc</kbd> all</span>
<p id="shown" role="status"></p>
</div>
<figure class="graph"><div class="canvas" id="canvas" tabindex="0" role="region" aria-label="Picture of the paths">${picture}</div>
<figcaption class="soft"><span class="key confirmed">confirmed</span> <span class="key open">open here: only nothing in this program forbids it</span> <span class="key possible">possible: an unknown value decides</span>
${report.changes.length === 0 ? "" : html`<span class="key choke">choke point: the fix of a path</span>`}
<span class="zoom" hidden><button type="button" data-zoom="-1">−</button> <button type="button" data-zoom="0">fit</button> <button type="button" data-zoom="1">+</button></span></figcaption></figure>
<p id="effect" class="good" role="status" hidden></p>
<section aria-labelledby="paths"><h2 id="paths">${report.whatIf === null ? "Paths" : "Ways"} <span class="count">${part.ways.length}</span></h2>
${pathList(report, part)}</section>
${report.changes.length === 0 ? undefined : changesTable(report)}`;
}

function closedPaths({ comparison }: AttackReport): Html | undefined {
  if (comparison === null || comparison.closed.length === 0) return undefined;
  return html`<section aria-labelledby="closed"><h2 id="closed">Closed by this change <span class="count">${comparison.closed.length}</span></h2>
<ul class="plain">${comparison.closed.map(
    ({ title, certainty }) => html`<li>${title} (${certainty})</li>
`,
  )}</ul></section>`;
}

function leftOutLine({ leftOut, ways }: Part): Html | undefined {
  if (ways.length === 0) return undefined;
  const more = leftOut.ways === 0 ? "" : ` ${count(leftOut.ways, "further way")} and`;
  return html`<p>The picture shows what lies on these paths:${more} ${count(leftOut.vertices, "vertex", "vertices")} of the graph left out; <code>--format json</code> has all.</p>`;
}
