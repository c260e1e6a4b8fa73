import type { Edge } from "../edge";
import { capabilityEscape, escapeSteps } from "../escapes";

export const ceModule: Edge = {
  id: "CE_MODULE",
  title: "load a module into the kernel of the node",
  mitre: ["T1611", "T1547.006"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4", "X2"],
  effort: "trivial",

  steps: (cluster) => escapeSteps(cluster, (container) => [capabilityEscape(container, "SYS_MODULE")]),
};
