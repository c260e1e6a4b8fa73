import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { powerSteps } from "../right-steps";
import { admissionVertex, clusterAdminVertex } from "../vertices";

export const admissionCtrl: Edge = {
  id: "ADMISSION_CTRL",
  title: "rewrite objects as they are admitted",
  mitre: ["T1556", "T1546"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1", "E4"],
  effort: "request",

  *steps(cluster) {
    const to = admissionVertex(cluster);
    yield* powerSteps(cluster, "write-mutating-admission", () => [to]);
    yield* powerSteps(cluster, "write-mutating-policies", () => [to], {
      assumes: "the API server serves mutating admission policies",
    });
    // Whether the engine of these policies runs, and with which rights, nobody knows here.
    yield* powerSteps(cluster, "write-policy-engines", () => [to], { holds: UNKNOWN });
    const because = "rules can be written into every role";
    yield { from: [to], to: clusterAdminVertex(cluster), holds: true, because };
  },
};
