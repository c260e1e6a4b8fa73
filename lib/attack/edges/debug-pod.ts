import type { Edge } from "../edge";
import { hubAt, podsAt } from "../powers";
import { powerSteps } from "../right-steps";
import { ownContainersVertex } from "../vertices";

export const debugPod: Edge = {
  id: "DEBUG_POD",
  title: "add a container of their own to running pods",
  mitre: ["T1609"],
  boundary: "B1",
  category: "malicious-code-execution",
  threats: ["X1", "E1"],
  effort: "request",

  *steps(cluster) {
    yield* powerSteps(cluster, "debug-pods", podsAt(cluster));
    yield* powerSteps(cluster, "debug-pods", hubAt(cluster, ownContainersVertex));
  },
};
