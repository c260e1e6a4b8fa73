import type { Edge } from "../edge";
import { byCorePattern, hostPathSteps } from "../host-paths";

export const ceCorePattern: Edge = {
  id: "CE_CORE_PATTERN",
  title: "have the kernel run a program on a crash",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["X2"],
  effort: "trivial",

  steps: (cluster) => hostPathSteps(cluster, byCorePattern),
};
