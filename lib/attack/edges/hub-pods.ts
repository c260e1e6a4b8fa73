import type { Edge } from "../edge";
import { hubSteps, memberSteps } from "../hubs";
import { podsVertex, podVertex } from "../vertices";

export const hubPods: Edge = {
  id: "HUB_PODS",
  title: "run code in each pod of a namespace",
  mitre: ["T1609"],
  category: "malicious-code-execution",
  threats: ["X1"],
  effort: "structural",

  *steps(cluster) {
    const members = cluster.pods.map((pod) => ({ object: pod.object, to: podVertex(pod) }));
    yield* memberSteps(cluster, podsVertex, members);
    yield* hubSteps(cluster, podsVertex);
  },
};
