import type { Edge } from "../edge";
import { byReading, hostPathSteps } from "../host-paths";

export const ceHostpathRead: Edge = {
  id: "CE_HOSTPATH_READ",
  title: "read credentials from the files of the node",
  mitre: ["T1611", "T1552.004"],
  boundary: "B5",
  category: "access-to-sensitive-data",
  threats: ["X2", "S1"],
  effort: "trivial",

  steps: (cluster) => hostPathSteps(cluster, byReading),
};
