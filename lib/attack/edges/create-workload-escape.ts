import type { Edge } from "../edge";
import { namespacesOf } from "../namespaces";
import { privilegedPods } from "../pod-security";
import { anyNodeVertex, newPodsVertex } from "../vertices";

export const createWorkloadEscape: Edge = {
  id: "CREATE_WORKLOAD_ESCAPE",
  title: "run a privileged pod",
  mitre: ["T1610", "T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E2", "E4"],
  effort: "request",

  *steps(cluster) {
    for (const namespace of [undefined, ...namespacesOf(cluster)]) {
      const admitted = privilegedPods(cluster, namespace);
      if (admitted === undefined) continue;
      yield { from: [newPodsVertex(cluster, namespace)], to: anyNodeVertex(cluster), ...admitted };
    }
  },
};
