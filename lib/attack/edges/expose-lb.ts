import type { Edge } from "../edge";
import { exposureSteps } from "../exposures";

export const exposeLb: Edge = {
  id: "EXPOSE_LB",
  title: "reach a Service by its load balancer",
  mitre: ["T1190"],
  boundary: "B6",
  category: "malicious-code-execution",
  threats: ["X3"],
  effort: "structural",

  steps: (cluster) => exposureSteps(cluster, "load balancer"),
};
