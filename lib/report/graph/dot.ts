import { REGIONS } from "../../attack/vertex";
import { printable } from "../escape";
import type { AttackReport, ReportedVertex } from "./attack-report";
import { coverageLines } from "./coverage";
import { shownPart } from "./part";

/** The paths in the language of Graphviz, the regions of a cluster as clusters of it. */
export function dotOf(report: AttackReport): string {
  const { vertices, arrows } = shownPart(report);
  const regions = REGIONS.flatMap((region) => {
    const members = vertices.filter((vertex) => vertex.region === region);
    if (members.length === 0) return [];
    return [
      `  subgraph ${quoted(`cluster_${region}`)} {`,
      `    label=${quoted(region)};`,
      ...members.map((vertex) => `    ${quoted(vertex.id)} [${attributesOf(vertex)}];`),
      "  }",
    ];
  });
  const lines = arrows.flatMap(({ from, to, certainty, hop: { because } }) => {
    const label = certainty === "confirmed" ? because : `${because} (${certainty})`;
    const style = certainty === "confirmed" ? "solid" : "dashed";
    return from.map((each) => `  ${quoted(each)} -> ${quoted(to)} [label=${quoted(label)}, style=${style}];`);
  });
  return [
    ...coverageLines(report).map((line) => `// ${printable(line).replaceAll("\n", " ")}`),
    'digraph "attack paths" {',
    "  rankdir=LR;",
    "  node [shape=box];",
    ...regions,
    ...lines,
    "}",
    "",
  ].join("\n");
}

function attributesOf({ title, cluster, kind, goal }: ReportedVertex): string {
  const label = `label=${quoted(cluster === null ? title : `${title} (${cluster})`)}`;
  return [label, ...(kind === "source" ? ["shape=oval"] : []), ...(goal === null ? [] : ["penwidth=3"])].join(
    ", ",
  );
}

function quoted(text: string): string {
  return `"${printable(text).replaceAll("\n", " ").replace(/["\\]/g, "\\$&")}"`;
}
