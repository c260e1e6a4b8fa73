import type { SourcePosition } from "../model/declared-resource";
import type { ToldPath, ToldPlace } from "../model/told-path";

/** A path with the lines of the program, which only whoever ran it knows. */
export function withSources(path: ToldPath, sources: ReadonlyMap<string, SourcePosition>): ToldPath {
  const placed = (place: ToldPlace): ToldPlace => {
    const source = place.source ?? sources.get(place.urn ?? "");
    return source === undefined ? place : { ...place, source };
  };
  return {
    ...path,
    hops: path.hops.map((hop) => ({ ...hop, at: hop.at === null ? null : placed(hop.at) })),
    fix: path.fix === null ? null : { ...path.fix, at: placed(path.fix.at) },
    alternatives: path.alternatives.map((change) => ({ ...change, at: placed(change.at) })),
  };
}
