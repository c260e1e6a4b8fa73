import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { permissionSteps } from "../rights";
import { anyNodeVertex, newPodsVertex } from "../vertices";

export const pvHostpath: Edge = {
  id: "PV_HOSTPATH",
  title: "mount the files of a node as a persistent volume",
  mitre: ["T1611"],
  boundary: "B5",
  category: "privilege-escalation",
  threats: ["E4"],
  effort: "request",

  *steps(cluster) {
    for (const { from } of permissionSteps(cluster, "create-persistent-volumes")) {
      yield {
        from: [...from, newPodsVertex(cluster)],
        to: anyNodeVertex(cluster),
        holds: UNKNOWN,
        because: "Pod Security does not look at volumes; it needs a claim as well",
      };
    }
  },
};
