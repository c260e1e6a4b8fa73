import type { Cluster } from "../kubernetes/cluster";
import { isOnEveryNodeOf, type NodeDemands, nodeDemandsOf } from "../kubernetes/pods/placement";
import type { Pod } from "../kubernetes/pods/pod";
import { runsOnEveryNode } from "../kubernetes/pods/workload";
import { addTo } from "../model/multimap";
import { type Truth, UNKNOWN } from "../model/value";
import type { StepDraft } from "./step";
import type { Vertex, VertexKind } from "./vertex";

/**
 * The nodes that some pods may run on: pods with the same demands on nodes share a class. There is no scheduler here, so
 * nobody can tell single nodes of a class apart.
 */
export interface NodeClass {
  readonly key: string;
  readonly demands: NodeDemands;
  readonly pods: readonly Pod[];
}

/** The classes of nodes of a cluster, in the order of the pods that ask for them. */
export function nodeClassesOf(cluster: Cluster): readonly NodeClass[] {
  return cluster.remember("attack: node classes", () => {
    const byKey = new Map<string, Pod[]>();
    for (const pod of cluster.pods) addTo(byKey, nodeDemandsOf(pod).key, pod);
    return [...byKey].map(([key, pods]) => ({ key, pods, demands: nodeDemandsOf(pods[0] as Pod) }));
  });
}

/** Root on a node that a pod runs on. */
export function nodeVertex(cluster: Cluster, pod: Pod): Vertex {
  return { ...ofClass(cluster, nodeDemandsOf(pod), "node", "root on"), goal: "node-root" };
}

/** Every file of a node that a pod runs on, to read. */
export function nodeFilesVertex(cluster: Cluster, pod: Pod): Vertex {
  return ofClass(cluster, nodeDemandsOf(pod), "host files", "all files of");
}

/** What the kubelet keeps for the pods on a node that a pod runs on: their tokens, Secrets and volumes. */
export function podFilesVertex(cluster: Cluster, pod: Pod): Vertex {
  return ofClass(cluster, nodeDemandsOf(pod), "host files", "files of the pods on");
}

function ofClass(cluster: Cluster, { key, shown }: NodeDemands, kind: VertexKind, what: string): Vertex {
  return {
    id: `${kind} ${cluster.id} ${what} ${key}`,
    kind,
    title: `${what} ${shown}`,
    cluster: cluster.id,
  };
}

/** A part of the pods of a class: those that run on each of its nodes, or the others. */
interface Neighbours {
  readonly vertex: Vertex;
  readonly pods: readonly Pod[];
  readonly isOnEveryNode: boolean;
  readonly demands: NodeDemands;
}

/** A step to what one pod has, where it has it. */
type PodStep = Omit<StepDraft, "from" | "holds"> & { readonly holds: Truth };

/** What an attacker on a node takes from the pods there. */
interface Taken {
  /** What it is, for the names of hubs: `tokens`. */
  readonly what: string;
  /** Whether reading the files of the node is enough. */
  readonly fromFiles: boolean;
}

/**
 * The steps from a node to what the pods on it have. Between the two stands a hub for the DaemonSets of each class of
 * nodes and one for its other pods, so that there are no pairs of pods.
 */
export function* neighbourSteps(
  cluster: Cluster,
  taken: Taken,
  stepsTo: (pod: Pod) => readonly PodStep[],
): Generator<StepDraft> {
  const all = neighboursIn(cluster, taken.what);
  for (const { vertex, pods } of all) {
    for (const pod of pods) {
      for (const { holds, ...step } of stepsTo(pod))
        if (holds !== false) yield { ...step, from: [vertex], holds };
    }
  }
  yield* nodeClassesOf(cluster).length > MOST_COMPARED
    ? stepsByOneHub(cluster, taken, all)
    : stepsByClass(cluster, taken, all);
}

/** With more classes of nodes than this nobody asks which of them have nodes in common: any two may. */
const MOST_COMPARED = 100;

function* stepsByClass(cluster: Cluster, taken: Taken, all: readonly Neighbours[]): Generator<StepDraft> {
  for (const nodes of nodeClassesOf(cluster)) {
    for (const { vertex, isOnEveryNode, demands } of all) {
      const holds = isOnEveryNodeOf(demands, isOnEveryNode, nodes.demands);
      if (holds === false) continue;
      const because = holds === true ? "DaemonSets run on every node" : PERHAPS;
      for (const from of startsOf(cluster, nodes, taken)) yield { from: [from], to: vertex, holds, because };
    }
  }
}

const PERHAPS = "they may run on the same node";

function* stepsByOneHub(cluster: Cluster, taken: Taken, all: readonly Neighbours[]): Generator<StepDraft> {
  const { what } = taken;
  const hub: Vertex = {
    id: `pods ${cluster.id} ${what} of any node`,
    kind: "pods",
    title: `${what} of pods on the same node`,
    cluster: cluster.id,
  };
  for (const nodes of nodeClassesOf(cluster)) {
    for (const from of startsOf(cluster, nodes, taken))
      yield { from: [from], to: hub, holds: UNKNOWN, because: PERHAPS };
  }
  for (const { vertex } of all) yield { from: [hub], to: vertex, holds: true, because: "of the same node" };
}

function startsOf(cluster: Cluster, { pods }: NodeClass, { fromFiles }: Taken): Vertex[] {
  const pod = pods[0] as Pod;
  const root = nodeVertex(cluster, pod);
  return fromFiles ? [root, nodeFilesVertex(cluster, pod), podFilesVertex(cluster, pod)] : [root];
}

/** All pods of a cluster as neighbours on nodes: of each class those on every node, and the others. */
function neighboursIn(cluster: Cluster, what: string): readonly Neighbours[] {
  return nodeClassesOf(cluster).flatMap(({ demands, pods }) =>
    [true, false].flatMap((isOnEveryNode): Neighbours[] => {
      const those = pods.filter((pod) => runsOnEveryNode(pod) === isOnEveryNode);
      if (those.length === 0) return [];
      const of = `${what} of ${isOnEveryNode ? "DaemonSets" : "other pods"} on`;
      return [{ vertex: ofClass(cluster, demands, "pods", of), pods: those, isOnEveryNode, demands }];
    }),
  );
}
