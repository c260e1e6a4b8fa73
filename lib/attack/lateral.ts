import type { Program } from "../kubernetes/cluster";
import { Ways } from "./choke";
import { type Graph, graphOf } from "./graph";
import { type AttackPath, pathOf, SOURCES } from "./paths";
import { Reach } from "./reach";
import { CERTAINTIES, type Certainty, keyOfFix, lessCertain } from "./step";
import type { Vertex, VertexKind } from "./vertex";

/** What is as good as a whole namespace. */
const TAKEOVERS: readonly VertexKind[] = ["namespace", "pods", "new pods", "accounts"];

/** No more ways from one namespace to another are told. */
const MOST_PATHS = 10;

/**
 * The ways of an attacker from outside to the whole of a namespace that lead in by a workload of another one: certain
 * ones one for each change that closes some of them, then one that nothing here forbids, and one that is possible.
 */
export function lateralPaths(program: Program): readonly AttackPath[] {
  return program.cloud.remember("attack paths: between namespaces", () => {
    const graph = graphOf(program);
    const removed: string[] = [];
    return CERTAINTIES.flatMap((certainty) => pathsUpTo(graph, certainty, removed));
  });
}

/** The ways whose steps are at least as certain; the changes that close them are added to those that are made already. */
function pathsUpTo(graph: Graph, certainty: Certainty, removed: string[]): AttackPath[] {
  const limit = CERTAINTIES.indexOf(certainty);
  const most = certainty === "confirmed" ? MOST_PATHS : 1;
  const sources = SOURCES.outside.flatMap((vertex) => graph.numberOf(vertex) ?? []);
  const isCertain = (step: number) => (graph.doubt[step] as number) <= limit;
  const reach = new Reach(graph, sources, isCertain);
  const paths: AttackPath[] = [];
  for (const number of takeoversIn(graph)) {
    if (paths.length >= most) break;
    const vertex = graph.vertices[number];
    if (vertex === undefined || !reach.has(number)) continue;
    const leadsIn = entersOther(graph, vertex, certainty);
    const ways = new Ways(graph, sources, number, (step) => isCertain(step) && leadsIn(step), removed);
    if (!ways.isOpen) continue;
    const path = pathOf(graph, ways, "outside", { ...vertex, title: "other-namespace" });
    paths.push({ ...path, certainty: lessCertain(path.certainty, certainty) });
    if (path.cut !== undefined) removed.push(keyOfFix(path.cut.fix));
  }
  return paths;
}

/** The numbers of all that is as good as a namespace, the whole of one first. */
function takeoversIn({ vertices }: Graph): number[] {
  const rank = (number: number) => TAKEOVERS.indexOf(vertices[number]?.kind ?? "source");
  const isTakeover = ({ namespace, kind }: Vertex) => namespace !== undefined && TAKEOVERS.includes(kind);
  const numbers = vertices.flatMap((vertex, number) => (isTakeover(vertex) ? [number] : []));
  return numbers.sort((one, other) => rank(one) - rank(other) || one - other);
}

/** Whether a step leads in by another namespace than that of a vertex, or perhaps, or not from outside at all. */
function entersOther(graph: Graph, { namespace }: Vertex, certainty: Certainty): (step: number) => boolean {
  return (step) => {
    const { from = [], to } = graph.steps[step] ?? {};
    const isFromOutside = from.some(({ kind }) => kind === "source" || kind === "service");
    if (!isFromOutside) return true;
    return to?.namespace === undefined ? certainty === "possible" : to.namespace !== namespace;
  };
}
