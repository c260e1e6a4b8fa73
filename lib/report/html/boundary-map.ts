import type { Severity } from "../../model/severity";
import { BOUNDARIES, type BoundaryId } from "../../policy/threat-model";
import type { ReportedFinding } from "../report";
import { worstFirst } from "../selection";
import { type Html, html } from "./markup";

/** Where the mark of a boundary stands on the map: on the line that it is. */
const MARKS: Readonly<Record<BoundaryId, readonly [x: number, y: number]>> = {
  B6: [176, 170],
  B1: [402, 170],
  B2: [612, 66],
  B3: [620, 232],
  B5: [468, 282],
  B4: [706, 196],
  B7: [838, 170],
};

const BOXES: readonly (readonly [
  x: number,
  y: number,
  width: number,
  height: number,
  label: string,
  kind: string,
])[] = [
  [16, 110, 120, 120, "Users", "outside"],
  [176, 20, 662, 308, "Cluster", "cluster"],
  [196, 66, 176, 232, "Control plane", "plane"],
  [432, 66, 380, 232, "Nodes", "node"],
  [452, 106, 154, 176, "Pod", "pod"],
  [634, 106, 158, 176, "Pod", "pod"],
  [650, 146, 46, 118, "Container", "container"],
  [716, 146, 60, 118, "Container", "container"],
  [880, 110, 104, 120, "Cloud", "outside"],
];

/** The parts of a cluster, with the number of findings on each trust boundary between them. */
export function boundaryMap(
  findings: readonly ReportedFinding[],
  boundariesOf: (policy: string) => readonly string[],
): Html {
  const marks = (Object.keys(BOUNDARIES) as BoundaryId[]).map((id) => {
    const on = findings.filter(({ policy }) => boundariesOf(policy).includes(id));
    return { id, title: BOUNDARIES[id].title, number: on.length, worst: worstOf(on) };
  });
  return html`<figure class="map">
<svg viewBox="0 0 1000 348" role="img" aria-label="Trust boundaries of a cluster with the number of violations on each">
${BOXES.map(
  ([
    x,
    y,
    width,
    height,
    label,
    kind,
  ]) => html`<g class="box ${kind}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10"/><text x="${x + 12}" y="${y + 24}">${kind === "container" ? "" : label}</text></g>
`,
)}<text class="part" x="208" y="126">API server</text><text class="part" x="208" y="150">etcd</text><text class="part" x="208" y="194">Controllers</text><text class="part" x="208" y="218">Scheduler</text><path class="wire" d="M136 170H196M372 170H452M606 232H634M812 170H880"/>
${marks.map(({ id, number, worst }) => {
  const [x, y] = MARKS[id];
  return html`<g class="mark ${worst ?? "none"}"><circle cx="${x}" cy="${y}" r="21"/><text x="${x}" y="${y - 2}">${id}</text><text class="number" x="${x}" y="${y + 13}">${number}</text></g>
`;
})}</svg>
<figcaption><ul class="boundaries">${marks.map(
    ({
      id,
      title,
      number,
      worst,
    }) => html`<li><button type="button" class="link" data-boundary="${id}"><b class="dot ${worst ?? "none"}">${id}</b> ${title}</button> <span class="count">${number}</span></li>
`,
  )}</ul></figcaption>
</figure>`;
}

function worstOf(findings: readonly ReportedFinding[]): Severity | undefined {
  return worstFirst().find((severity) => findings.some((finding) => finding.severity === severity));
}
