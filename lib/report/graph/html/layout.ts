import { REGIONS, type Region } from "../../../attack/vertex";
import { addTo } from "../../../model/multimap";
import type { Part } from "../part";

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where everything stands in the picture. */
export interface Places {
  readonly width: number;
  readonly height: number;
  readonly regions: readonly (Box & { readonly region: Region })[];
  /** By id of a vertex: the middle of its box. */
  readonly vertices: ReadonlyMap<string, Point>;
  /** By arrow: a line for each vertex that it comes from. */
  readonly lines: readonly (readonly (readonly Point[])[])[];
}

/** The library that places vertices is loaded for those alone who ask for a picture. */
const load = () => import("@dagrejs/dagre");
type LayoutGraph = InstanceType<Awaited<ReturnType<typeof load>>["graphlib"]["Graph"]>;

export const BOX = { width: 208, height: 48 } as const;
const PADDING = 18;
const HEADING = 34;

/**
 * Places the vertices in columns, those of each region left of those of the next. All lines run from a column to one
 * further right; those that do not are turned for the layout. As no line is longer than its columns are apart, the
 * library, which draws lines as short as they may be, keeps each vertex in its column and chooses its height.
 */
export async function placesOf(part: Part): Promise<Places> {
  const { graphlib, layout } = await load();
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 18, ranksep: 64, edgesep: 12, marginx: 0, marginy: 0 });
  for (const { id } of part.vertices) graph.setNode(id, { ...BOX });
  const order = orderOf(part);
  const lines = linesOf(part).map((line) => ({ ...line, isTurned: order(line.from) > order(line.to) }));
  const columns = columnsOf(part, order, lines);
  const columnOf = (id: string) => columns.get(id) ?? 0;
  for (const { from, to, name, isTurned } of lines) {
    const [left, right] = isTurned ? [to, from] : [from, to];
    if (from !== to)
      graph.setEdge(left, right, { weight: 2, minlen: columnOf(right) - columnOf(left) }, name);
  }
  setRoot(graph, graphlib.alg.components(graph), columnOf);
  layout(graph);
  return placedIn(graph, part, lines);
}

/** By id of a vertex: its column. A vertex stands one further right than all of its region that lead to it. */
function columnsOf(
  part: Part,
  order: (id: string) => number,
  lines: readonly (Line & { readonly isTurned: boolean })[],
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  let first = 0;
  for (const region of regionsIn(part)) {
    const members = part.vertices.filter((vertex) => vertex.region === region).map(({ id }) => id);
    const isIn = new Set(members);
    for (const id of members.sort((one, other) => order(one) - order(other))) {
      const before = lines.flatMap(({ from, to, isTurned }) => {
        const [left, right] = isTurned ? [to, from] : [from, to];
        return right === id && left !== id && isIn.has(left) ? [(columns.get(left) ?? first) + 1] : [];
      });
      columns.set(id, Math.max(first, ...before));
    }
    first = Math.max(...members.map((id) => columns.get(id) ?? first)) + 1;
  }
  return columns;
}

/** Ties parts that no line joins to a vertex that is not drawn, so that their columns agree. */
function setRoot(
  graph: LayoutGraph,
  components: readonly (readonly string[])[],
  columnOf: (id: string) => number,
): void {
  graph.setNode("root", { width: 0, height: 0 });
  for (const component of components) {
    const [leftmost] = component.toSorted((one, other) => columnOf(one) - columnOf(other));
    if (leftmost !== undefined)
      graph.setEdge("root", leftmost, { weight: 0, minlen: columnOf(leftmost) + 1 }, "root");
  }
}

interface Line {
  readonly arrow: number;
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

function linesOf({ arrows }: Part): Line[] {
  return arrows.flatMap(({ from, to }, arrow) =>
    from.map((each, index) => ({ arrow, from: each, to, name: `${arrow} ${index}` })),
  );
}

/** A number for each vertex: by its region, then so that lines lead from lower to higher ones, but for circles. */
function orderOf({ vertices, arrows, starts }: Part): (id: string) => number {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) for (const id of from) addTo(next, id, to);
  const isSeen = new Set<string>();
  const done: string[] = [];
  const visit = (id: string) => {
    if (isSeen.has(id)) return;
    isSeen.add(id);
    for (const each of next.get(id) ?? []) visit(each);
    done.push(id);
  };
  for (const id of [...starts].reverse()) visit(id);
  const place = new Map(done.reverse().map((id, index) => [id, index]));
  const regions = new Map(vertices.map(({ id, region }) => [id, REGIONS.indexOf(region)]));
  return (id) => (regions.get(id) ?? 0) * vertices.length + (place.get(id) ?? 0);
}

function regionsIn({ vertices }: Part): Region[] {
  return REGIONS.filter((region) => vertices.some((vertex) => vertex.region === region));
}

function placedIn(
  graph: LayoutGraph,
  part: Part,
  lines: readonly (Line & { readonly isTurned: boolean })[],
): Places {
  const left = Math.min(...part.vertices.map(({ id }) => (graph.node(id) as Point).x)) - BOX.width / 2;
  const shift = (point: Point): Point => ({
    x: point.x - left + PADDING,
    y: point.y + PADDING + HEADING,
  });
  const vertices = new Map(part.vertices.map(({ id }) => [id, shift(graph.node(id) as Point)]));
  const ys = [...vertices.values()].map(({ y }) => y);
  const drawn = lines.map((line) => pointsOf(graph, line).map(shift));
  const lowest = Math.max(0, ...ys.map((y) => y + BOX.height / 2), ...drawn.flat().map(({ y }) => y));
  const height = lowest + PADDING;
  const regions = regionsIn(part).map((region) => {
    const xs = part.vertices.flatMap((each) =>
      each.region === region ? (vertices.get(each.id)?.x ?? []) : [],
    );
    const left = Math.min(...xs) - BOX.width / 2 - PADDING + 4;
    const right = Math.max(...xs) + BOX.width / 2 + PADDING - 4;
    return { region, x: left, y: 0, width: right - left, height };
  });
  return {
    width: Math.max(0, ...regions.map(({ x, width }) => x + width)) + 4,
    height,
    regions,
    vertices,
    lines: part.arrows.map((_, arrow) => drawn.filter((_, index) => lines[index]?.arrow === arrow)),
  };
}

/** The points of a line in the direction of its arrow, from the side of one box to that of another. */
function pointsOf(
  graph: LayoutGraph,
  { from, to, name, isTurned }: Line & { readonly isTurned: boolean },
): readonly Point[] {
  const edge = isTurned ? graph.edge(to, from, name) : graph.edge(from, to, name);
  const points = ((edge as { points?: readonly Point[] } | undefined)?.points ?? []).map(({ x, y }) => ({
    x,
    y,
  }));
  if (points.length === 0) return [];
  const bends = (isTurned ? points.reverse() : points).slice(1, -1);
  const side = isTurned ? -BOX.width / 2 : BOX.width / 2;
  const [start, end] = [graph.node(from) as Point, graph.node(to) as Point];
  return [{ x: start.x + side, y: start.y }, ...bends, { x: end.x - side, y: end.y }];
}
