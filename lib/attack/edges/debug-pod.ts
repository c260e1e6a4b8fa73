import type { Edge } from "../edge";
import { privilegedPods } from "../pod-security";
import { podsIn } from "../pods";
import { permissionSteps, stepsTo } from "../rights";
import { anyNodeVertex } from "../vertices";

export const debugPod: Edge = {
  id: "DEBUG_POD",
  title: "add a container to a running pod",
  mitre: ["T1609"],
  boundary: "B1",
  category: "malicious-code-execution",
  threats: ["X2"],
  effort: "request",

  *steps(cluster) {
    yield* stepsTo(cluster, ["debug-pods"], podsIn(cluster));
    for (const { from, scope } of permissionSteps(cluster, "debug-pods")) {
      const admitted = privilegedPods(cluster, scope.namespace);
      if (admitted !== undefined) yield { from, to: anyNodeVertex(cluster), ...admitted };
    }
  },
};
