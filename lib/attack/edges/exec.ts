import type { Edge } from "../edge";
import { podsIn } from "../pods";
import { stepsTo } from "../rights";

export const exec: Edge = {
  id: "EXEC",
  title: "run a command in a pod",
  mitre: ["T1609"],
  boundary: "B1",
  category: "malicious-code-execution",
  threats: ["X2"],
  effort: "request",

  steps: (cluster) => stepsTo(cluster, ["exec-into-pods"], podsIn(cluster)),
};
