import type { Edge } from "../edge";
import { podsAt } from "../powers";
import { powerSteps } from "../right-steps";

export const replaceImage: Edge = {
  id: "REPLACE_IMAGE",
  title: "put an image of their own into running pods",
  mitre: ["T1525", "T1609"],
  boundary: "B1",
  category: "malicious-code-execution",
  threats: ["X1", "E1"],
  effort: "request",

  steps: (cluster) => powerSteps(cluster, "change-pods", podsAt(cluster)),
};
