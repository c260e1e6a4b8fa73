import { CONTAINER_LISTS } from "../kubernetes/pods/container";
import { isList, isMap, UNKNOWN, type Value, type ValueMap } from "../model/value";
import type { Repair } from "./define";

type Plain = boolean | string | number | readonly string[] | { readonly [name: string]: string };

/** Sets a value deep in a map and adds the maps on the way: `setting("securityContext.runAsNonRoot", true)`. */
export function setting(path: string, value: Plain): Repair {
  return (declared) => replace(declared, path.split("."), value);
}

/** Removes a field deep in a map. */
export function removing(path: string): Repair {
  return (declared) =>
    has(declared, path.split(".")) ? replace(declared, path.split("."), undefined) : declared;
}

/** Repairs each container of a pod spec, whichever list holds it. */
export function inEachContainer(repair: Repair): Repair {
  return (spec) => {
    const lists = Object.keys(CONTAINER_LISTS).filter((name) => isList(spec[name]));
    const repaired = lists.map((name) => [
      name,
      (spec[name] as Value[]).map((one) => (isMap(one) ? repair(one) : one)),
    ]);
    return { ...spec, ...Object.fromEntries(repaired) };
  };
}

/** One repair after the other. */
export function inOrder(...repairs: readonly Repair[]): Repair {
  return (declared) => repairs.reduce((map, repair) => repair(map), declared);
}

function has(map: ValueMap, [name = "", ...rest]: string[]): boolean {
  const below = map[name];
  if (rest.length === 0) return below !== undefined;
  return isMap(below) && has(below, rest);
}

function replace(map: ValueMap, [name = "", ...rest]: string[], value: Plain | undefined): ValueMap {
  const { [name]: below, ...others } = map;
  if (below === UNKNOWN) return map;
  if (rest.length === 0) return value === undefined ? others : { ...map, [name]: value };
  // What is unknown, or no map, stays as it is: a repair must not overwrite what it cannot read.
  if (below !== undefined && below !== null && !isMap(below)) return map;
  return { ...map, [name]: replace(below ?? {}, rest, value) };
}
