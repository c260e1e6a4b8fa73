import type { Cluster } from "../../kubernetes/cluster";
import type { Pod } from "../../kubernetes/pods/pod";
import { identityField, identityOfPod } from "../../kubernetes/rbac/service-account";
import { type MountedToken, tokensIn } from "../../kubernetes/volumes/mounted-token";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import type { Fix } from "../step";
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
      const to = identity === UNKNOWN ? anyAccount(cluster, pod) : identityVertex(cluster, identity);
      const open = identity === UNKNOWN ? { decides: [identityField(cluster, pod)] } : {};
      for (const container of pod.containers) {
        for (const token of tokensIn(cluster, container)) {
          yield {
            from: [containerVertex(container)],
            to,
            holds: identity === UNKNOWN ? UNKNOWN : token.verdict,
            at: token.field,
            because: "its token is mounted",
            ...open,
            fixes: [fixOf(token)],
          };
        }
      }
    }
  },
};

function fixOf({ field, isAutomatic }: MountedToken): Fix {
  const change = isAutomatic ? `set ${field.path} to false` : `remove ${field.path}`;
  return { field, change, cost: 1 };
}

/** A pod whose account is not known may run as any of its namespace. */
function anyAccount(cluster: Cluster, pod: Pod): Vertex {
  const namespace = cluster.namespaceOf(pod.object);
  return namespace === UNKNOWN ? accountsVertex(cluster) : accountsVertex(cluster, namespace);
}
