import type { Edge } from "../edge";
import { seenSteps } from "../mounted";
import { configMapVertex } from "../vertices";

export const readConfigMount: Edge = {
  id: "READ_CONFIG_MOUNT",
  title: "read a ConfigMap that the container gets",
  mitre: ["T1552.001"],
  category: "access-to-sensitive-data",
  threats: ["S1"],
  effort: "trivial",

  steps: (cluster) => seenSteps(cluster, "ConfigMap", configMapVertex),
};
