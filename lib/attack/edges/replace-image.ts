import type { Edge } from "../edge";
import { podsIn } from "../pods";
import { stepsTo } from "../rights";

export const replaceImage: Edge = {
  id: "REPLACE_IMAGE",
  title: "change the image of a running pod",
  mitre: ["T1525", "T1609"],
  boundary: "B1",
  category: "malicious-code-execution",
  threats: ["X2"],
  effort: "request",

  steps: (cluster) => stepsTo(cluster, ["change-pods"], podsIn(cluster)),
};
