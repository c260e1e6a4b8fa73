import { allOf, not, UNKNOWN } from "../../model/value";
import { isRoot } from "../containers";
import type { Edge } from "../edge";
import { escapeSteps, switchTo } from "../escapes";

export const ceProcUnmasked: Edge = {
  id: "CE_PROC_UNMASKED",
  title: "write the kernel settings of the node",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4", "X2"],
  effort: "trivial",

  steps: (cluster) =>
    escapeSteps(cluster, (container) => {
      const procMount = container.at("securityContext.procMount");
      return [
        {
          // Newer API servers refuse it without a user namespace.
          holds: allOf([
            procMount.is("Unmasked"),
            isRoot(container).verdict,
            not(container.pod.hasUserNamespace),
            UNKNOWN,
          ]),
          at: procMount,
          because: "/proc is writable, where the API server still allows it",
          fixes: [switchTo(procMount, "Default")],
        },
      ];
    }),
};
