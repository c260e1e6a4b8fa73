import { allOf } from "../../model/value";
import { isRoot } from "../containers";
import type { Edge } from "../edge";
import { nodeVertex } from "../nodes";
import { containerVertex } from "../vertices";

export const cePrivileged: Edge = {
  id: "CE_PRIVILEGED",
  title: "leave a privileged container",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4"],
  effort: "trivial",

  *steps(cluster) {
    for (const pod of cluster.pods) {
      for (const container of pod.containers) {
        const root = isRoot(container);
        const holds = allOf([container.isPrivileged, root.verdict]);
        if (holds === false) continue;
        const privileged = container.at("securityContext.privileged");
        yield {
          from: [containerVertex(container)],
          to: nodeVertex(cluster, pod),
          holds,
          at: privileged,
          because: "the container is privileged",
          ...(root.assumes !== undefined && { assumes: root.assumes }),
          fixes: [{ field: privileged, change: `set ${privileged.path} to false`, cost: 1 }],
        };
      }
    }
  },
};
