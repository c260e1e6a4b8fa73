import type { Edge } from "../edge";
import { permissionSteps } from "../rights";
import { clusterAdminVertex, namespaceVertex } from "../vertices";

export const clusterAdmin: Edge = {
  id: "CLUSTER_ADMIN",
  title: "do everything in the cluster",
  mitre: ["T1078"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "structural",

  *steps(cluster) {
    for (const { scope, ...step } of permissionSteps(cluster, "do-everything")) {
      if (scope.name !== undefined) continue;
      const { namespace } = scope;
      yield {
        ...step,
        to: namespace === undefined ? clusterAdminVertex(cluster) : namespaceVertex(cluster, namespace),
      };
    }
  },
};
