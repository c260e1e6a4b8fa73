import type { Edge } from "../edge";
import { stepsTo } from "../rights";
import { clusterAdminVertex } from "../vertices";

export const clusterAdmin: Edge = {
  id: "CLUSTER_ADMIN",
  title: "do everything in the cluster",
  mitre: ["T1078"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "structural",

  steps: (cluster) =>
    stepsTo(cluster, ["do-everything"], ({ namespace, name }) =>
      namespace === undefined && name === undefined ? clusterAdminVertex(cluster) : undefined,
    ),
};
