import { allOf, anyOf, UNKNOWN } from "../../model/value";
import { canUse } from "../containers";
import type { Edge } from "../edge";
import { capabilityEscape, escapeSteps } from "../escapes";

export const ceBpf: Edge = {
  id: "CE_BPF",
  title: "read and change the memory of the kernel",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4", "X2"],
  effort: "request",

  steps: (cluster) =>
    escapeSteps(cluster, (container) => {
      const traces = anyOf(["PERFMON", "SYS_ADMIN"].map((name) => canUse(container, name).verdict));
      // What programs of BPF may write depends on the kernel, and on whether it is locked down.
      return [capabilityEscape(container, "BPF", allOf([traces, UNKNOWN]), "adds BPF and PERFMON")];
    }),
};
