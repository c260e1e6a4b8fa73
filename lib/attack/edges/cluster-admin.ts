import type { Edge } from "../edge";
import { permissionSteps } from "../right-steps";
import { clusterAdminVertex, identityVertex } from "../vertices";

export const clusterAdmin: Edge = {
  id: "CLUSTER_ADMIN",
  title: "do everything in the cluster",
  mitre: ["T1078"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "structural",

  *steps(cluster) {
    const admin = clusterAdminVertex(cluster);
    for (const { scope, ...step } of permissionSteps(cluster, "do-everything")) {
      if (scope.namespace === undefined) yield { ...step, to: admin };
    }
    const masters = identityVertex(cluster, { kind: "Group", name: "system:masters" });
    yield { from: [masters], to: admin, holds: true, because: "no authorizer refuses that group anything" };
  },
};
