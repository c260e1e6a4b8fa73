import type { Edge } from "../edge";
import { containerVertex, podVertex } from "../vertices";

export const containerAttach: Edge = {
  id: "CONTAINER_ATTACH",
  title: "run code in each container of a pod",
  mitre: ["T1609"],
  category: "malicious-code-execution",
  threats: ["X1"],
  effort: "structural",

  *steps(cluster) {
    for (const pod of cluster.pods) {
      if (pod.containers.length < 2) continue;
      for (const container of pod.containers) {
        const holds = container.keepsRunning;
        if (holds === false) continue;
        yield {
          from: [podVertex(pod)],
          to: containerVertex(container),
          holds,
          at: container.field,
          because: "one of its containers",
        };
      }
    }
  },
};
