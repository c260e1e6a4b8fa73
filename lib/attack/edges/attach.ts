import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { podsIn } from "../pods";
import { stepsTo } from "../rights";

export const attach: Edge = {
  id: "ATTACH",
  title: "attach to a pod",
  mitre: ["T1609"],
  boundary: "B1",
  category: "malicious-code-execution",
  threats: ["X2"],
  effort: "request",

  steps: (cluster) =>
    stepsTo(cluster, ["attach-to-pods"], podsIn(cluster), {
      holds: UNKNOWN,
      because: "if its main process reads what one types",
    }),
};
