import type { Cluster } from "../kubernetes/cluster";
import type { RightScope } from "./rights";
import type { Vertex } from "./vertex";
import { podsVertex, podVertex } from "./vertices";

/** The pods that a right on pods is about: those of a namespace or of all, or the ones of a name. */
export function podsIn(cluster: Cluster): (scope: RightScope) => readonly Vertex[] {
  return ({ namespace, name }) => {
    if (name === undefined) return [podsVertex(cluster, namespace)];
    const named = cluster.pods.filter(({ object }) => {
      const isHere = namespace === undefined || cluster.namespaceOf(object) === namespace;
      return isHere && object.kind === "Pod" && object.name === name;
    });
    return named.map(podVertex);
  };
}
