import type { Edge } from "../edge";
import { nodePortSteps } from "../exposures";

export const exposeHostport: Edge = {
  id: "EXPOSE_HOSTPORT",
  title: "exploit an application that its node opens to the network",
  mitre: ["T1133"],
  boundary: "B6",
  category: "malicious-code-execution",
  threats: ["X1", "X3"],
  effort: "application",

  steps: nodePortSteps,
};
