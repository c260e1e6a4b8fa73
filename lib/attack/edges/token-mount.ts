import { hasUsableToken, identityField, identityOfPod } from "../../kubernetes/rbac/service-account";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { containerVertex, identityVertex } from "../vertices";

export const tokenMount: Edge = {
  id: "TOKEN_MOUNT",
  title: "use the token of the pod's service account",
  mitre: ["T1528", "T1552.007"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "trivial",

  *steps(cluster) {
    for (const pod of cluster.pods) {
      const identity = identityOfPod(cluster, pod);
      const holds = hasUsableToken(cluster, pod);
      if (holds === false || identity === UNKNOWN) continue;
      const automount = pod.at("automountServiceAccountToken");
      for (const container of pod.containers) {
        if (container.keepsRunning === false) continue;
        yield {
          from: [containerVertex(container)],
          to: identityVertex(cluster, identity),
          holds,
          at: identityField(cluster, pod),
          because: "its token is mounted",
          fixes: [{ field: automount, change: `set ${automount.path} to false`, cost: 1 }],
        };
      }
    }
  },
};
