import type { Edge } from "../edge";
import { exposureSteps } from "../exposures";

export const exposeGateway: Edge = {
  id: "EXPOSE_GATEWAY",
  title: "reach a Service by a route of a Gateway",
  mitre: ["T1190"],
  boundary: "B6",
  category: "malicious-code-execution",
  threats: ["X3"],
  effort: "structural",

  steps: (cluster) => exposureSteps(cluster, "gateway route"),
};
