import type { Edge } from "../edge";
import { admissionVertex, anyNodeVertex, clusterAdminVertex, namespaceVertex } from "../vertices";

export const adminPower: Edge = {
  id: "ADMIN_POWER",
  title: "use the rights of cluster-admin",
  mitre: ["T1078"],
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "structural",

  *steps(cluster) {
    const from = [clusterAdminVertex(cluster)];
    const because = "cluster-admin may do everything";
    for (const vertexOf of [namespaceVertex, admissionVertex, anyNodeVertex])
      yield { from, to: vertexOf(cluster), holds: true, because };
  },
};
