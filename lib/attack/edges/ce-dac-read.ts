import { allOf } from "../../model/value";
import { hasCapability } from "../containers";
import type { Edge } from "../edge";
import { capabilityEscape, escapeSteps } from "../escapes";
import { nodeFilesVertex } from "../nodes";

export const ceDacRead: Edge = {
  id: "CE_DAC_READ",
  title: "open files of the node by their handles",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4", "X2"],
  effort: "trivial",

  steps: (cluster) =>
    escapeSteps(cluster, (container) => {
      const read = capabilityEscape(container, "DAC_READ_SEARCH");
      const writes = hasCapability(container, "DAC_OVERRIDE");
      return [
        { ...read, to: nodeFilesVertex(cluster, container.pod) },
        {
          ...read,
          holds: allOf([read.holds, writes]),
          because: "adds DAC_READ_SEARCH, and DAC_OVERRIDE lets it write",
        },
      ];
    }),
};
