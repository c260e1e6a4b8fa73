import type { Edge } from "../edge";
import {
  accountsVertex,
  admissionVertex,
  clusterAdminVertex,
  newPodsVertex,
  podsVertex,
  secretsVertex,
} from "../vertices";

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
    for (const vertexOf of [accountsVertex, secretsVertex, podsVertex, newPodsVertex, admissionVertex])
      yield { from, to: vertexOf(cluster), holds: true, because };
  },
};
