import type { Cluster } from "../../kubernetes/cluster";
import type { Pod } from "../../kubernetes/pods/pod";
import { hasUsableToken, identityField, identityOfPod } from "../../kubernetes/rbac/service-account";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import type { Vertex } from "../vertex";
import { accountsVertex, containerVertex, identityVertex } from "../vertices";

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
      if (holds === false) continue;
      const automount = pod.at("automountServiceAccountToken");
      for (const container of pod.containers) {
        yield {
          from: [containerVertex(container)],
          to: identity === UNKNOWN ? anyAccount(cluster, pod) : identityVertex(cluster, identity),
          holds: identity === UNKNOWN ? UNKNOWN : holds,
          at: identityField(cluster, pod),
          because: "its token is mounted",
          fixes: [{ field: automount, change: `set ${automount.path} to false`, cost: 1 }],
        };
      }
    }
  },
};

/** A pod whose account is not known may run as any of its namespace. */
function anyAccount(cluster: Cluster, pod: Pod): Vertex {
  const namespace = cluster.namespaceOf(pod.object);
  return namespace === UNKNOWN ? accountsVertex(cluster) : accountsVertex(cluster, namespace);
}
