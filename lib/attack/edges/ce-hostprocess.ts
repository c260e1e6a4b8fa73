import type { Edge } from "../edge";
import { escapeSteps, switchTo } from "../escapes";

export const ceHostprocess: Edge = {
  id: "CE_HOSTPROCESS",
  title: "run as a process of the Windows node",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4"],
  effort: "trivial",

  steps: (cluster) =>
    escapeSteps(cluster, (container) => {
      const hostProcess = container.effective("windowsOptions.hostProcess");
      return [
        {
          holds: hostProcess.is(true),
          at: hostProcess,
          because: "a HostProcess container is no container",
          fixes: [switchTo(hostProcess, false)],
        },
      ];
    }),
};
