import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { namespacesOf } from "../namespaces";
import { newPodsVertex, podsVertex, podVertex } from "../vertices";

export const hubPods: Edge = {
  id: "HUB_PODS",
  title: "enter each pod of a namespace",
  mitre: ["T1609"],
  category: "malicious-code-execution",
  threats: ["X2"],
  effort: "structural",

  *steps(cluster) {
    const because = "all namespaces include it";
    for (const namespace of namespacesOf(cluster)) {
      for (const vertexOf of [podsVertex, newPodsVertex])
        yield { from: [vertexOf(cluster)], to: vertexOf(cluster, namespace), holds: true, because };
    }
    for (const pod of cluster.pods) {
      const namespace = cluster.namespaceOf(pod.object);
      const from = namespace === UNKNOWN ? podsVertex(cluster) : podsVertex(cluster, namespace);
      yield { from: [from], to: podVertex(pod), holds: true, because: "it is one of them" };
    }
  },
};
