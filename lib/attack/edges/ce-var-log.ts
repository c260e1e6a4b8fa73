import type { Edge } from "../edge";
import { byLogs, hostPathSteps } from "../host-paths";

export const ceVarLog: Edge = {
  id: "CE_VAR_LOG",
  title: "read files of the node as logs",
  mitre: ["T1611"],
  boundary: "B5",
  category: "access-to-sensitive-data",
  threats: ["X2", "S1"],
  effort: "trivial",

  steps: (cluster) => hostPathSteps(cluster, byLogs),
};
