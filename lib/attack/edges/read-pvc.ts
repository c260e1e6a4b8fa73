import { claimsIn } from "../claims";
import type { Edge } from "../edge";
import { claimVertex, containerVertex } from "../vertices";

export const readPvc: Edge = {
  id: "READ_PVC",
  title: "read the data of a PersistentVolumeClaim",
  mitre: ["T1005"],
  category: "access-to-sensitive-data",
  threats: ["S2"],
  effort: "trivial",

  *steps(cluster) {
    for (const { container, namespace, name, field, verdict } of claimsIn(cluster)) {
      yield {
        from: [containerVertex(container)],
        to: claimVertex(cluster, namespace, name),
        holds: verdict,
        at: field,
        because: "mounted",
      };
    }
  },
};
