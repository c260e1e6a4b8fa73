import { createHash } from "node:crypto";
import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
import type { Hop, ToldChange, ToldPath, ToldPlace } from "../model/told-path";
import { UNKNOWN } from "../model/value";
import type { Cut } from "./choke";
import type { AttackPath } from "./paths";
import { certaintyOf, lessCertain, type Step } from "./step";
import { GOALS, type VertexKind } from "./vertex";

/** Vertices that are told with the step that uses them. */
export const UNTOLD: readonly VertexKind[] = ["grant", "right", "accounts"];

/** A path as plain data for reports. */
export function toldPath(path: AttackPath): ToldPath {
  const { goal, certainty, steps, cut, alternatives, together } = path;
  return {
    id: createHash("sha256").update(path.id).digest("hex").slice(0, 16),
    from: sourceOf(steps),
    goal,
    purpose: GOALS[goal],
    certainty,
    hops: hopsOf(steps),
    fix: cut === undefined ? null : changeOf(cut),
    alternatives: alternatives.map(changeOf),
    together: together.map(({ field, change }) => `${field.owner.title}: ${change}`),
    depends: [
      ...new Set(steps.flatMap(unknownsOf).map(({ owner, path: at }) => `${at || "all"} of ${owner.title}`)),
    ],
  };
}

function sourceOf(steps: readonly Step[]): string {
  const source = steps.flatMap(({ from }) => from).find(({ kind }) => kind === "source");
  return source?.title ?? "";
}

/** Steps as a reader sees them. */
export function hopsOf(steps: readonly Step[]): Hop[] {
  const hops: Hop[] = [];
  let untold: Step[] = [];
  for (const step of steps) {
    if (UNTOLD.includes(step.to.kind) && step !== steps.at(-1)) {
      untold.push(step);
      continue;
    }
    const used = untold.filter(({ to }) => leadsTo(to.id, step, untold));
    untold = untold.filter((each) => !used.includes(each));
    hops.push(hopOf([...used, step]));
  }
  return hops;
}

/** Whether a step needs a vertex, or needs what another untold step makes of it. */
function leadsTo(id: string, step: Step, untold: readonly Step[]): boolean {
  if (step.from.some((vertex) => vertex.id === id)) return true;
  return untold.some(
    (between) =>
      between.from.some((vertex) => vertex.id === id) &&
      between.to.id !== id &&
      leadsTo(
        between.to.id,
        step,
        untold.filter((each) => each !== between),
      ),
  );
}

function hopOf(steps: readonly Step[]): Hop {
  const last = steps.at(-1) as Step;
  const rights = steps.filter(({ to }) => to.kind === "right" && to !== last.to);
  const because = rights.length > 0 ? rights.map((step) => step.because) : [last.because];
  const bindings = steps.filter(({ to }) => to.kind === "grant").map(({ to }) => `by ${to.title}`);
  const at =
    steps.find((step) => step.to.kind === "right" && step.at !== undefined)?.at ?? last.at ?? steps[0]?.at;
  return {
    edges: steps.map(({ edge }) => edge.id),
    to: last.to.title,
    because: unique([...because, ...bindings]).join(", "),
    at: at === undefined ? null : placeOf(at.owner, at),
    boundaries: unique(steps.flatMap(({ edge }) => edge.boundary ?? [])),
    mitre: unique(steps.flatMap(({ edge }) => edge.mitre)),
    assumes: unique(steps.flatMap(({ assumes, absence }) => [assumes ?? [], absence ?? []].flat())),
    certainty: steps.map(certaintyOf).reduce(lessCertain, "confirmed"),
  };
}

function changeOf({ fix: { field, change }, cuts, of }: Cut): ToldChange {
  return { change, at: placeOf(field.owner, field), closes: cuts, of };
}

function placeOf(object: DeclaredResource, field: Field): ToldPlace {
  const { urn, source } = object.declaration;
  return { urn, title: object.title, path: field.path, ...(source && { source }) };
}

/** The values of a step that is only possible, which decide whether it is. */
function unknownsOf({ holds, at, decides }: Step): Field[] {
  if (holds !== UNKNOWN) return [];
  return [...(decides ?? (at === undefined ? [] : [at]))];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
