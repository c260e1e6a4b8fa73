import type { Edge } from "../../lib/attack/edge";
import { certaintyOf, type StepDraft } from "../../lib/attack/step";
import type { Manifest } from "../support/builders";
import { programIn } from "../support/declared";

/** The steps that an edge makes in a program, as text: `Service "web" -> Deployment "web": confirmed`. */
export function stepsIn(edge: Edge, ...objects: readonly Manifest[]): string[] {
  const { clusters, cloud } = programIn({ objects, notSeen: [] });
  const ofClusters = clusters.flatMap((cluster) => [...(edge.steps?.(cluster) ?? [])]);
  return [...ofClusters, ...(edge.cloudSteps?.(cloud) ?? [])].map(told);
}

/** One step as text, with what it rests on. */
function told(step: StepDraft): string {
  const from = step.from.map(({ title }) => title).join(" and ");
  const assumed = step.assumes === undefined ? "" : `, assuming ${step.assumes}`;
  return `${from} -> ${step.to.title}: ${certaintyOf(step)}${assumed}`;
}
