import { REGIONS } from "../../attack/vertex";
import { printable } from "../escape";
import type { AttackReport, ReportedVertex } from "./attack-report";
import { coverageLines } from "./coverage";
import { shownPart } from "./part";

/** The paths as a Mermaid flowchart, the regions of a cluster as subgraphs; GitHub and GitLab draw it in comments. */
export function mermaidOf(report: AttackReport): string {
  const { vertices, arrows } = shownPart(report);
  const names = new Map(vertices.map(({ id }, index) => [id, `v${index}`]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const regions = REGIONS.flatMap((region) => {
    const members = vertices.filter((vertex) => vertex.region === region);
    if (members.length === 0) return [];
    return [
      `  subgraph ${region.replace(" ", "_")}["${region}"]`,
      ...members.map((vertex) => `    ${nameOf(vertex.id)}${shapeOf(vertex)}`),
      "  end",
    ];
  });
  const lines = arrows.flatMap(({ from, to, certainty, hop: { because } }) => {
    const arrow = certainty === "confirmed" ? "-->" : "-.->";
    const label = certainty === "confirmed" ? because : `${because} (${certainty})`;
    return from.map((each) => `  ${nameOf(each)} ${arrow}|"${quoted(label)}"| ${nameOf(to)}`);
  });
  const goals = vertices.filter(({ goal }) => goal !== null).map(({ id }) => nameOf(id));
  return [
    ...coverageLines(report).map((line) => `%% ${printable(line).replaceAll("\n", " ")}`),
    "flowchart LR",
    ...regions,
    ...lines,
    ...(goals.length === 0 ? [] : ["  classDef goal stroke-width:3px", `  class ${goals.join(",")} goal`]),
    "",
  ].join("\n");
}

function shapeOf({ kind, title, cluster }: ReportedVertex): string {
  const label = quoted(cluster === null ? title : `${title} (${cluster})`);
  return kind === "source" ? `(["${label}"])` : `["${label}"]`;
}

/** Text in quotes, in which nothing ends them and nothing is markup. */
function quoted(text: string): string {
  return printable(text)
    .replaceAll("\n", " ")
    .replace(/["#<>&`[\]{}|\\%]/g, (char) => `#${char.codePointAt(0)};`);
}
