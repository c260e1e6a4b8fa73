import type { Edge } from "../edge";
import { byPodFiles, hostPathSteps } from "../host-paths";

export const ceHostpathTokens: Edge = {
  id: "CE_HOSTPATH_TOKENS",
  title: "read the files of all pods of the node",
  mitre: ["T1552.001", "T1528"],
  boundary: "B5",
  category: "access-to-sensitive-data",
  threats: ["E5", "S1"],
  effort: "trivial",

  steps: (cluster) => hostPathSteps(cluster, byPodFiles),
};
