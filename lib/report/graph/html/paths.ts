import type { Certainty } from "../../../attack/step";
import type { Hop, ToldChange } from "../../../model/told-path";
import { count } from "../../../model/words";
import { BOUNDARIES, type BoundaryId } from "../../../policy/threat-model";
import { type Html, html } from "../../html/markup";
import type { AttackReport, ReportedPath } from "../attack-report";
import type { Part, ShownWay } from "../part";
import { fixSwitch, placeOf } from "./changes";

/** The paths in words: each with its steps, and the changes that close it. */
export function pathList(report: AttackReport, part: Part): Html {
  return html`<div class="ways">${part.ways.map((way) => wayOf(report, part, way))}</div>`;
}

function wayOf(report: AttackReport, part: Part, { id, arrows }: ShownWay): Html {
  const path = report.paths.find((each) => each.id === id);
  const hops = arrows.flatMap((number) => part.arrows[number]?.hop ?? []);
  const titleOf = (vertex: string | undefined) =>
    part.vertices.find((each) => each.id === vertex)?.title ?? "";
  const start = titleOf(part.arrows[arrows[0] ?? -1]?.from[0]);
  const end = titleOf(part.arrows[arrows.at(-1) ?? -1]?.to);
  const title = path?.title ?? `${start} gets to ${end}`;
  const certainty = path?.certainty ?? report.whatIf?.ways[Number(id)]?.certainty ?? "confirmed";
  const words = [title, start, ...hops.flatMap(({ to, because }) => [to, because])].join(" ").toLowerCase();
  return html`<details class="way ${certainty}" data-certainty="${certainty}" data-arrows="${arrows.join(" ")}" data-text="${words}">
<summary><span class="title">${title}</span> <span class="soft">${path === undefined ? "" : `by ${hops[0]?.to}`}</span>${path?.cluster ? html` <span class="soft">${path.cluster}</span>` : ""} <span class="soft">${count(hops.length, "step")}</span>${path?.change === "new" ? html` <span class="badge new">new</span>` : ""} <span class="badge ${toneOf(certainty)}">${certainty === "open" ? "open here" : certainty}</span></summary>
<div class="body"><ol class="hops"><li><button type="button" class="link">${path === undefined ? start : path.from}</button></li>
${hops.map(hopItem)}</ol>
${path === undefined ? undefined : changesOf(report, path)}</div></details>
`;
}

function toneOf(certainty: Certainty): string {
  return { confirmed: "critical", open: "high", possible: "medium" }[certainty];
}

function hopItem({ to, because, at, boundaries, assumes, certainty }: Hop): Html {
  const crossed = boundaries.map((id) => (id in BOUNDARIES ? BOUNDARIES[id as BoundaryId].title : id));
  return html`<li><button type="button" class="link">${to}</button> <span class="soft">${because}</span>${at === null ? "" : placeOf(at)}${crossed.map(
    (title) => html` <span class="boundary">${title}</span>`,
  )}${assumes.length === 0 ? "" : html` <span class="soft">assumes: ${assumes.join("; ")}</span>`}${certainty === "confirmed" ? "" : html` <span class="soft">(${certainty === "open" ? "open here" : certainty})</span>`}</li>
`;
}

function changesOf(report: AttackReport, { fix, alternatives, changes, depends }: ReportedPath): Html {
  const told = [...(fix === null ? [] : [fix]), ...alternatives];
  return html`<ul class="fixes">${told.map((change, index) => changeItem(report, change, changes[index], index === 0))}</ul>
${depends.length === 0 ? undefined : html`<p class="soft">Depends on: ${depends.join("; ")}</p>`}`;
}

function changeItem(
  { changes }: AttackReport,
  { change, at, closes, of }: ToldChange,
  key: string | undefined,
  isFirst: boolean,
): Html {
  const known = changes.find((each) => each.key === key);
  return html`<li><b>${isFirst ? "Closed by" : "Or"}</b> ${at.title}: ${change} <span class="soft">(${closes} of ${count(of, "way")} in)</span>${placeOf(at)} ${
    known === undefined ? "" : fixSwitch(known.key, known.steps, `Apply: ${at.title}: ${change}`)
  }</li>
`;
}
