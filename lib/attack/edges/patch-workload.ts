import type { Edge } from "../edge";
import { stepsTo } from "../rights";
import { newPodsVertex } from "../vertices";

export const patchWorkload: Edge = {
  id: "PATCH_WORKLOAD",
  title: "give a workload another pod template",
  mitre: ["T1610"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  steps: (cluster) =>
    stepsTo(cluster, ["change-workloads"], ({ namespace }) => newPodsVertex(cluster, namespace)),
};
