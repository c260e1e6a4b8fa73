import type { Edge } from "../edge";
import { exposureSteps } from "../exposures";

export const exposeIngress: Edge = {
  id: "EXPOSE_INGRESS",
  title: "reach a Service by an Ingress",
  mitre: ["T1190"],
  boundary: "B6",
  category: "malicious-code-execution",
  threats: ["X3"],
  effort: "structural",

  steps: (cluster) => exposureSteps(cluster, "ingress"),
};
