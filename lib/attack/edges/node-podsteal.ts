import type { Edge } from "../edge";
import { nodeClassesOf, nodeVertex } from "../nodes";
import { permissionSteps } from "../right-steps";
import { accountsVertex } from "../vertices";

export const nodePodsteal: Edge = {
  id: "NODE_PODSTEAL",
  title: "bring other pods to a node of one's own",
  mitre: ["T1578"],
  boundary: "B2",
  category: "privilege-escalation",
  threats: ["E5", "E4"],
  effort: "request",

  *steps(cluster) {
    const changes = [...permissionSteps(cluster, "change-nodes")].filter(
      ({ scope }) => scope.name === undefined,
    );
    const evicts = [...permissionSteps(cluster, "evict-pods")].filter(
      ({ scope }) => scope.name === undefined,
    );
    for (const change of changes) {
      for (const evict of evicts) {
        for (const { pods } of nodeClassesOf(cluster)) {
          const [pod] = pods;
          if (pod === undefined) continue;
          yield {
            from: [nodeVertex(cluster, pod), ...change.from, ...evict.from],
            to: accountsVertex(cluster, evict.scope.namespace),
            holds: true,
            because: "pods that are evicted start again on the only node that takes them",
          };
        }
      }
    }
  },
};
