import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { stepsTo } from "../rights";
import { newPodsVertex } from "../vertices";

export const controllerCrd: Edge = {
  id: "CONTROLLER_CRD",
  title: "have a controller act",
  mitre: ["T1072"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  steps: (cluster) =>
    stepsTo(cluster, ["write-run-by-controllers"], ({ namespace }) => newPodsVertex(cluster, namespace), {
      holds: UNKNOWN,
      because: "if its controller runs in the cluster",
    }),
};
