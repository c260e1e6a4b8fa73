import type { Program } from "../kubernetes/cluster";
import type { DeclaredResource } from "../model/declared-resource";
import { UNKNOWN } from "../model/value";
import type { Graph } from "./graph";
import { GOALS, type Vertex } from "./vertex";

/** What a name stands for: how it is called, and its vertices; none where nothing leads to it or from it. */
export interface Named {
  readonly title: string;
  readonly vertices: readonly number[];
}

/**
 * What a user means by `Deployment shop/web`, `deployment/shop/web`, a URN, the title of a vertex or the id of a goal;
 * `undefined` where the program has no such thing.
 */
export function named(program: Program, graph: Graph, name: string): Named | undefined {
  const wanted = keyOf(name);
  const objects = objectsOf(program).filter((object) => keysOf(object).includes(wanted));
  const isIt = (vertex: Vertex) =>
    keyOf(vertex.title) === wanted || (vertex.object !== undefined && objects.includes(vertex.object));
  const vertices = graph.vertices.flatMap((vertex, number) => {
    const isGoal = graph.goalOf(number) === name;
    return isGoal || (vertex.kind !== "goal" && isIt(vertex)) ? [number] : [];
  });
  const [first] = vertices;
  if (objects[0] === undefined && first === undefined) return undefined;
  const isGoal = Object.hasOwn(GOALS, name);
  const title = isGoal ? name : (objects[0]?.title ?? graph.vertices[first ?? -1]?.title ?? name);
  return { title, vertices };
}

/** How many names are proposed. */
const MOST_PROPOSED = 3;

/** The names of things that are spelled much as this one, the nearest first. */
export function namesNear(program: Program, graph: Graph, name: string): string[] {
  const wanted = keyOf(name);
  const names = new Map<string, string>();
  for (const { title } of objectsOf(program)) names.set(keyOf(title), title);
  for (const { title, kind } of graph.vertices) if (kind !== "goal") names.set(keyOf(title), title);
  const last = wanted.split("/").at(-1) ?? wanted;
  return [...names]
    .map(([key, title]) => ({
      title,
      distance: Math.min(distance(key, wanted), key.split("/").at(-1) === last ? 1 : Infinity),
    }))
    .filter((each) => each.distance <= Math.max(2, wanted.length / 3))
    .sort((one, other) => one.distance - other.distance || (one.title < other.title ? -1 : 1))
    .slice(0, MOST_PROPOSED)
    .map(({ title }) => title.replaceAll('"', ""));
}

function objectsOf({ clusters, cloud }: Program): DeclaredResource[] {
  return [...clusters.flatMap(({ objects }) => objects), ...cloud.objects];
}

/** A name without quotes, in which a blank after the kind is the same as a slash; kinds in lower case. */
function keyOf(name: string): string {
  const [kind = "", ...rest] = name.trim().replaceAll('"', "").split(/[ /]+/);
  return name.startsWith("urn:") ? name : [kind.toLowerCase(), ...rest].join("/");
}

/** All names of an object: its URN, and with and without the namespace that it goes to. */
function keysOf(object: DeclaredResource): string[] {
  const { kind, nameOrAlias, namespace, declaration, title } = object;
  const inNamespace = namespace === UNKNOWN ? [] : [`${kind} ${namespace}/${nameOrAlias}`];
  return [declaration.urn ?? "", ...[title, ...inNamespace].map(keyOf)];
}

/** How many letters must be changed, added or taken away to make one text of another. */
function distance(one: string, other: string): number {
  const row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    let diagonal = index;
    row[0] = index + 1;
    for (let column = 1; column <= other.length; column += 1) {
      const above = row[column] ?? 0;
      const change = diagonal + (other[column - 1] === letter ? 0 : 1);
      row[column] = Math.min(above + 1, (row[column - 1] ?? 0) + 1, change);
      diagonal = above;
    }
  }
  return row[other.length] ?? 0;
}
