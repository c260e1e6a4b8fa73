import type { Edge } from "../edge";
import { byWriting, hostPathSteps } from "../host-paths";

export const ceHostpathWrite: Edge = {
  id: "CE_HOSTPATH_WRITE",
  title: "write files that the node runs or trusts",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4", "X2"],
  effort: "trivial",

  steps: (cluster) => hostPathSteps(cluster, byWriting),
};
