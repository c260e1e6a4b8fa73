import { describeReference } from "../../explanation/references";
import { count } from "../../model/words";
import { CATEGORIES } from "../../policy/define";
import { placeOf, placeText } from "../place";
import type { Report, ReportedFinding } from "../report";
import { violationsIn } from "../selection";
import { type Html, html, prose } from "./markup";
import { titleOf } from "./words";

/** Violations by threat category and policy: each policy once, with its reason and what to do. */
export function findingsByCategory(
  report: Report,
  boundariesOf: (policy: string) => readonly string[],
): Html {
  const violations = violationsIn(report);
  return html`${CATEGORIES.map((category) => {
    const groups = byPolicy(violations.filter((finding) => finding.category === category));
    if (groups.length === 0) return undefined;
    const number = groups.reduce((sum, group) => sum + group.length, 0);
    return html`<section class="category" aria-labelledby="${category}">
<h3 id="${category}">${titleOf(category)} <span class="count">${number}</span></h3>
${groups.map((group) => policyBlock(report, group, boundariesOf))}</section>
`;
  })}`;
}

type Group = readonly [ReportedFinding, ...ReportedFinding[]];

function byPolicy(findings: readonly ReportedFinding[]): Group[] {
  const groups = new Map<string, [ReportedFinding, ...ReportedFinding[]]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.policy}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [finding]);
    else known.push(finding);
  }
  return [...groups.values()];
}

function policyBlock(
  report: Report,
  group: Group,
  boundariesOf: (policy: string) => readonly string[],
): Html {
  const [first] = group;
  const isSevere = first.severity === "critical" || first.severity === "high";
  const boundaries = boundariesOf(first.policy);
  return html`<details class="policy ${first.severity}"${isSevere ? html` open` : ""}>
<summary><span class="badge ${first.severity}">${first.severity}</span> <span class="title">${first.title}</span> <span class="count" title="${count(group.length, "violation")}">${group.length}</span></summary>
<div class="body">
<p class="meta"><code>${first.policy}</code> ${first.enforcement} <span class="rows">${[...first.threats, ...boundaries].join(" · ")}</span></p>
<p>${prose(first.why)}</p>
<p class="fix"><b>Fix</b> ${prose(first.fix)}</p>
<ul class="findings">
${group.map((finding) => findingItem(report, finding, boundaries))}</ul>
<p class="references">${first.references.map(referenceLink)}</p>
</div>
</details>
`;
}

function findingItem(report: Report, finding: ReportedFinding, boundaries: readonly string[]): Html {
  const place = placeOf(report, finding);
  const { urn, title } = finding.resource;
  const words = [finding.policy, finding.title, finding.message, title, urn ?? "", place?.file ?? ""];
  return html`<li class="finding" data-severity="${finding.severity}" data-change="${finding.change ?? ""}" data-boundaries="${boundaries.join(" ")}" data-text="${words.join(" ").toLowerCase()}">
<p>${finding.change === "new" ? html`<span class="badge new">new</span> ` : ""}${finding.message}.</p>
<p class="place">${place === undefined ? "" : html`<code>${placeText(place)}</code>`}${urn === null ? "" : html` <span class="urn">${urn}</span>`}</p>
</li>
`;
}

function referenceLink(reference: string): Html {
  const { text, url } = describeReference(reference);
  if (url === undefined || !url.startsWith("https://")) return html`<span>${text}</span> `;
  return html`<a href="${url}" rel="noopener noreferrer">${text}</a> `;
}
