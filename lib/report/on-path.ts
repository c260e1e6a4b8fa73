import type { ToldPath, ToldPlace } from "../model/told-path";
import type { FindingRecord } from "./record";

/** The ids of the certain paths that a finding lies on: one of its places is one that a step, or a change, is about. */
export type OnPaths = (record: FindingRecord) => readonly string[];

/** Finds the paths that findings lie on, by the places of their steps. */
export function onPathsIn(paths: readonly ToldPath[]): OnPaths {
  const byObject = new Map<string, { id: string; path: string }[]>();
  for (const path of paths) {
    if (path.certainty !== "confirmed") continue;
    for (const place of placesOf(path)) {
      const key = keyOf(place);
      byObject.set(key, [...(byObject.get(key) ?? []), { id: path.id, path: place.path }]);
    }
  }
  return ({ verdict, resource, paths: places, attackPath }) => {
    if (verdict !== "violated" || attackPath !== undefined) return [];
    const near = (byObject.get(keyOf(resource)) ?? []).filter(({ path }) =>
      places.some((place) => isWithin(place, path) || isWithin(path, place)),
    );
    return [...new Set(near.map(({ id }) => id))];
  };
}

function placesOf({ hops, fix, alternatives }: ToldPath): ToldPlace[] {
  const changes = [...(fix === null ? [] : [fix]), ...alternatives];
  return [...hops.flatMap(({ at }) => at ?? []), ...changes.map(({ at }) => at)];
}

function keyOf({ urn, title }: { readonly urn: string | null; readonly title: string }): string {
  return `${urn ?? ""} ${title}`;
}

/** Whether a place is another one or lies below it; an empty one is the whole object. */
function isWithin(place: string, ancestor: string): boolean {
  if (ancestor === "" || !place.startsWith(ancestor)) return false;
  const next = place[ancestor.length];
  return next === undefined || next === "." || next === "[";
}
