import { allOf, not, UNKNOWN } from "../../model/value";
import { isRoot } from "../containers";
import type { Edge } from "../edge";
import { escapeSteps, switchTo } from "../escapes";
import { podFilesVertex } from "../nodes";

export const ceHostpidPeek: Edge = {
  id: "CE_HOSTPID_PEEK",
  title: "read the environment and files of other processes of the node",
  mitre: ["T1057", "T1552.001"],
  boundary: "B5",
  category: "access-to-sensitive-data",
  threats: ["X2", "S1"],
  effort: "trivial",

  steps: (cluster) =>
    escapeSteps(cluster, (container) => {
      const hostPid = container.pod.at("hostPID");
      return [
        {
          // Those of the same user with no more capabilities: which ones that are, nobody knows.
          holds: allOf([hostPid.is(true), not(container.isPrivileged), isRoot(container).verdict, UNKNOWN]),
          to: podFilesVertex(cluster, container.pod),
          at: hostPid,
          because: "it sees the processes of all pods of the node",
          fixes: [switchTo(hostPid, false)],
        },
      ];
    }),
};
