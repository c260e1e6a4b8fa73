import type { Cluster } from "../kubernetes/cluster";
import type { Pod } from "../kubernetes/pods/pod";
import { UNKNOWN } from "../model/value";
import type { Vertex } from "./vertex";

/**
 * The nodes that a pod may run on, as one vertex: pods with the same demands on nodes share it. There is no scheduler
 * here, so nobody can tell single nodes apart.
 */
export function nodeVertex(cluster: Cluster, pod: Pod): Vertex {
  const demands = ["nodeName", "nodeSelector"].map((name) => textOf(pod.spec.key(name).value));
  const isAny = demands.every((text) => text === "");
  return {
    id: `node ${cluster.id} ${demands.join(" ")}`,
    kind: "node",
    title: isAny
      ? "root on its node"
      : `root on a node with ${demands.filter((text) => text !== "").join(", ")}`,
    cluster: cluster.id,
    goal: "node-root",
  };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return JSON.stringify(value, (_, each) => (each === UNKNOWN ? "?" : each)) ?? "?";
}
