import type { Edge } from "../edge";
import { stepsTo } from "../rights";
import { admissionVertex, clusterAdminVertex } from "../vertices";

export const admissionCtrl: Edge = {
  id: "ADMISSION_CTRL",
  title: "rewrite objects as they are admitted",
  mitre: ["T1556", "T1546"],
  boundary: "B1",
  category: "persistence",
  threats: ["P4", "E1"],
  effort: "request",

  *steps(cluster) {
    const admission = admissionVertex(cluster);
    yield* stepsTo(cluster, ["write-mutating-admission", "write-mutating-policies"], () => admission);
    const because = "it puts a container, an account or a rule into what others create";
    yield { from: [admission], to: clusterAdminVertex(cluster), holds: true, because };
  },
};
