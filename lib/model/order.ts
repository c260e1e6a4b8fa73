import type { DeclaredResource } from "./declared-resource";

/** Things by the title of their object, so that which of two is said to follow the other is not up to the program's order. */
export function inOrderOfTitles<T>(things: readonly T[], objectOf: (thing: T) => DeclaredResource): T[] {
  const titled = things.map((thing) => ({ thing, title: objectOf(thing).title }));
  return titled
    .sort((a, b) => (a.title < b.title ? -1 : Number(a.title > b.title)))
    .map(({ thing }) => thing);
}
