import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { hubAt } from "../powers";
import { powerSteps } from "../right-steps";
import { newPodsVertex } from "../vertices";

export const controllerCrd: Edge = {
  id: "CONTROLLER_CRD",
  title: "have a controller run code",
  mitre: ["T1072"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1", "E4"],
  effort: "request",

  // Whether the controller runs, and what else it may do, nobody knows here.
  steps: (cluster) =>
    powerSteps(cluster, "write-run-by-controllers", hubAt(cluster, newPodsVertex), { holds: UNKNOWN }),
};
