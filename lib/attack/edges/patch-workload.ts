import type { Edge } from "../edge";
import { hubAt, objectsAt } from "../powers";
import { powerSteps } from "../right-steps";
import { newPodsVertex } from "../vertices";

export const patchWorkload: Edge = {
  id: "PATCH_WORKLOAD",
  title: "put a pod template of their own into a workload",
  mitre: ["T1610"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1", "X1"],
  effort: "request",

  *steps(cluster) {
    yield* powerSteps(cluster, "change-workloads", hubAt(cluster, newPodsVertex));
    const ofWorkload = objectsAt(cluster, (namespace) => [newPodsVertex(cluster, namespace)]);
    yield* powerSteps(cluster, "change-workloads", ofWorkload);
  },
};
