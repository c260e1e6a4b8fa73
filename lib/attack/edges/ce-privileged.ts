import { allOf } from "../../model/value";
import { isRootOrMay } from "../containers";
import type { Edge } from "../edge";
import { escapeSteps, restingOn, switchTo } from "../escapes";

export const cePrivileged: Edge = {
  id: "CE_PRIVILEGED",
  title: "leave a privileged container",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4"],
  effort: "trivial",

  steps: (cluster) =>
    escapeSteps(cluster, (container) => {
      const root = isRootOrMay(container);
      const privileged = container.at("securityContext.privileged");
      return [
        {
          holds: allOf([container.isPrivileged, root.verdict]),
          at: privileged,
          because: "the container is privileged",
          ...restingOn(root),
          fixes: [switchTo(privileged, false)],
        },
      ];
    }),
};
