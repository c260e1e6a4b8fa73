import type { Edge } from "../edge";
import { seenSteps } from "../mounted";
import { secretVertex } from "../vertices";

export const readSecretMount: Edge = {
  id: "READ_SECRET_MOUNT",
  title: "read a Secret that the container gets",
  mitre: ["T1552.001"],
  category: "access-to-sensitive-data",
  threats: ["S1"],
  effort: "trivial",

  steps: (cluster) => seenSteps(cluster, "Secret", secretVertex),
};
