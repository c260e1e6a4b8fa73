import type { Edge } from "../edge";
import { bySocket, hostPathSteps } from "../host-paths";

export const ceSock: Edge = {
  id: "CE_SOCK",
  title: "command the container runtime of the node",
  mitre: ["T1611", "T1610"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4", "X2"],
  effort: "trivial",

  steps: (cluster) => hostPathSteps(cluster, bySocket),
};
