import type { Edge } from "../edge";
import { podsAt } from "../powers";
import { powerSteps } from "../right-steps";

export const exec: Edge = {
  id: "EXEC",
  title: "run commands in pods",
  mitre: ["T1609"],
  boundary: "B1",
  category: "malicious-code-execution",
  threats: ["X1", "E1"],
  effort: "request",

  steps: (cluster) => powerSteps(cluster, "exec-into-pods", podsAt(cluster)),
};
