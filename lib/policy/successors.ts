import retired from "./retired.json";

const SUCCESSORS = new Map<string, readonly string[]>(retired.map(({ id, replacedBy }) => [id, replacedBy]));

/** The ids that stand today for a retired one, each to the end of its chain; none for any other id. */
export function successorsOf(id: string): string[] {
  return (SUCCESSORS.get(id) ?? []).flatMap((next) => (SUCCESSORS.has(next) ? successorsOf(next) : [next]));
}

/** What to say behind an unknown id: that it was renamed, or nothing. */
export function renamedTo(id: string): string {
  const successors = successorsOf(id);
  return successors.length === 0 ? "" : `; it is ${successors.join(" and ")} today`;
}

/** All retired ids with those of today, in order. */
export const RENAMED: readonly (readonly [id: string, successors: readonly string[]])[] = retired.map(
  ({ id }) => [id, successorsOf(id)],
);
