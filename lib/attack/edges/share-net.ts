import { allOf } from "../../model/value";
import type { Edge } from "../edge";
import { EXPLOITED } from "../network";
import { pairsIn } from "../pairs";
import { containerVertex } from "../vertices";

export const shareNet: Edge = {
  id: "SHARE_NET",
  title: "exploit another container of the pod over loopback",
  mitre: ["T1210"],
  boundary: "B4",
  category: "malicious-code-execution",
  threats: ["X3"],
  effort: "application",

  *steps(cluster) {
    for (const pod of cluster.pods) {
      for (const [from, to] of pairsIn(pod)) {
        const ports = to.at("ports");
        const holds = allOf([from.keepsRunning, to.keepsRunning]);
        if (ports.isAbsent || holds === false) continue;
        yield {
          from: [containerVertex(from)],
          to: containerVertex(to),
          holds,
          at: ports,
          because: `it listens in the network of the pod; ${EXPLOITED}`,
        };
      }
    }
  },
};
