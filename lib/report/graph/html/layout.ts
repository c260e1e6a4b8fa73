import { REGIONS, type Region } from "../../../attack/vertex";
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
 * Places the vertices in layers, the regions of a cluster from left to right. All lines run from a region to one further
 * right, or in one region from what ways come to earlier to what they come to later; those that do not are turned for
 * the layout. Between two regions stands a gate that is not drawn: whatever is before it lies left of what is behind it.
 */
export async function placesOf(part: Part): Promise<Places> {
  const { graphlib, layout } = await load();
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 18, ranksep: 34, edgesep: 14, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of part.vertices) graph.setNode(id, { ...BOX });
  const order = orderOf(part);
  const lines = linesOf(part).map((line) => ({ ...line, isTurned: order(line.from) > order(line.to) }));
  for (const { from, to, name, isTurned } of lines) {
    if (from === to) continue;
    graph.setEdge(isTurned ? to : from, isTurned ? from : to, { weight: 2 }, name);
  }
  setGates(graph, part);
  layout(graph);
  return placedIn(graph, part, lines);
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

/** A number for each vertex: by its region, then by where ways come to it first. */
function orderOf({ vertices, ways, arrows }: Part): (id: string) => number {
  const met = new Map<string, number>();
  for (const way of ways) {
    for (const number of way.arrows) {
      for (const id of [...(arrows[number]?.from ?? []), arrows[number]?.to ?? ""])
        if (!met.has(id)) met.set(id, met.size);
    }
  }
  const regions = new Map(vertices.map(({ id, region }) => [id, REGIONS.indexOf(region)]));
  return (id) => (regions.get(id) ?? 0) * met.size + (met.get(id) ?? 0);
}

function regionsIn({ vertices }: Part): Region[] {
  return REGIONS.filter((region) => vertices.some((vertex) => vertex.region === region));
}

function setGates(graph: LayoutGraph, part: Part): void {
  const regionOf = new Map(part.vertices.map(({ id, region }) => [id, region]));
  const regions = regionsIn(part);
  for (const [index, region] of regions.entries()) {
    const next = regions[index + 1];
    if (next === undefined) return;
    const gate = `gate ${index}`;
    graph.setNode(gate, { width: 0, height: 0 });
    const isIn = (where: Region) => (id: string) => regionOf.get(id) === where;
    for (const { id } of part.vertices) {
      const isLast = isIn(region)(id) && !graph.successors(id)?.some(isIn(region));
      const isFirst = isIn(next)(id) && !graph.predecessors(id)?.some(isIn(next));
      if (isLast) graph.setEdge(id, gate, { weight: 0 }, `to ${gate}`);
      if (isFirst) graph.setEdge(gate, id, { weight: 0 }, `from ${gate}`);
    }
  }
}

function placedIn(
  graph: LayoutGraph,
  part: Part,
  lines: readonly (Line & { readonly isTurned: boolean })[],
): Places {
  const shift = (point: Point): Point => ({ x: point.x + PADDING, y: point.y + PADDING + HEADING });
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
