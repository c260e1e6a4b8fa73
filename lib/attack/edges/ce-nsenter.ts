import { allOf } from "../../model/value";
import { isRootOrMay } from "../containers";
import type { Edge } from "../edge";
import { escapeSteps, restingOn, switchTo } from "../escapes";

export const ceNsenter: Edge = {
  id: "CE_NSENTER",
  title: "enter the namespaces of the node's first process",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4", "X2"],
  effort: "trivial",

  steps: (cluster) =>
    escapeSteps(cluster, (container) => {
      const root = isRootOrMay(container);
      const hostPid = container.pod.at("hostPID");
      return [
        {
          holds: allOf([hostPid.is(true), container.isPrivileged, root.verdict]),
          at: hostPid,
          because: "privileged, and sees the processes of the node",
          ...restingOn(root),
          fixes: [switchTo(hostPid, false), switchTo(container.at("securityContext.privileged"), false)],
        },
      ];
    }),
};
