import type { CodeFlow, Location, ThreadFlowLocation } from "sarif";
import type { Hop, ToldPath, ToldPlace } from "../../model/told-path";
import { BOUNDARIES, type BoundaryId } from "../../policy/threat-model";
import { printable } from "../escape";
import { placeOf } from "../place";
import type { Report } from "../report";
import { physical, plain } from "./location";

/**
 * A path of an attacker as a code flow: its steps in order, those that cross a trust boundary as essential ones, each as
 * deep as the boundaries that lie before it.
 */
export function codeFlowOf(report: Report, path: ToldPath): CodeFlow {
  const depths = depthsOf(path.hops);
  const steps = path.hops.map((hop, index) => stepOf(report, hop, depths[index] ?? 0));
  const start: ThreadFlowLocation = {
    location: {
      ...physicalOf(report, path.hops[0]?.at ?? null),
      logicalLocations: [{ name: printable(path.from), kind: "attacker" }],
      message: { text: plain(`An attacker starts from ${path.from}.`) },
    },
    importance: "essential",
    nestingLevel: 0,
  };
  return {
    message: { text: plain(`${path.from} can ${path.purpose} (${path.certainty})`) },
    threadFlows: [{ locations: [start, ...steps] }],
  };
}

/** The changes beside the first one that close a path, to be shown as places that matter too. */
export function alternativesOf(report: Report, { alternatives }: ToldPath, firstId: number): Location[] {
  return alternatives.map(({ at, change, closes, of }, index) => ({
    ...physicalOf(report, at),
    logicalLocations: [logicalOf(at)],
    id: firstId + index,
    message: { text: plain(`closes ${closes} of ${of} ways in too: ${change}`) },
  }));
}

function stepOf(report: Report, hop: Hop, nestingLevel: number): ThreadFlowLocation {
  const { to, because, at, boundaries, assumes, certainty } = hop;
  const crossed = boundaries.map((id) => (id in BOUNDARIES ? BOUNDARIES[id as BoundaryId].title : id));
  const sentence = [
    because === "" ? to : `${to}: ${because}`,
    ...(crossed.length === 0 ? [] : [`crosses ${crossed.join(", ")}`]),
    ...(assumes.length === 0 ? [] : [`assumes: ${assumes.join("; ")}`]),
    ...(certainty === "confirmed" ? [] : [certainty === "open" ? "open here" : certainty]),
  ].join("; ");
  return {
    location: {
      ...physicalOf(report, at),
      logicalLocations: [at === null ? { name: printable(to), kind: "resource" } : logicalOf(at)],
      message: { text: plain(sentence) },
    },
    importance: boundaries.length > 0 ? "essential" : "important",
    nestingLevel,
  };
}

/** How many boundaries each step lies behind. */
function depthsOf(hops: readonly Hop[]): number[] {
  let depth = 0;
  return hops.map(({ boundaries }) => {
    depth += boundaries.length;
    return depth;
  });
}

function logicalOf({ urn, title, path }: ToldPlace) {
  return {
    name: printable(title),
    fullyQualifiedName: printable(path === "" ? (urn ?? title) : `${urn ?? title} ${path}`),
    kind: "resource",
  };
}

function physicalOf(report: Report, place: ToldPlace | null): Pick<Location, "physicalLocation"> {
  const known = place === null ? undefined : placeOf(report, { resource: place });
  return known === undefined ? {} : physical(known);
}
