import type { Edge } from "../edge";
import { exposureSteps } from "../exposures";

export const exposeNodeport: Edge = {
  id: "EXPOSE_NODEPORT",
  title: "reach a Service by a port of the nodes",
  mitre: ["T1190"],
  boundary: "B6",
  category: "malicious-code-execution",
  threats: ["X3"],
  effort: "structural",

  steps: (cluster) => exposureSteps(cluster, "node port"),
};
