import type { Edge } from "../edge";
import { exposureSteps } from "../exposures";

export const exposeExternalIp: Edge = {
  id: "EXPOSE_EXTERNAL_IP",
  title: "reach a Service by an external IP",
  mitre: ["T1190"],
  boundary: "B6",
  category: "attacker-on-the-network",
  threats: ["N4", "X3"],
  effort: "structural",

  steps: (cluster) => exposureSteps(cluster, "external IP"),
};
