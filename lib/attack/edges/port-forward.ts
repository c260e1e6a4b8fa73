import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { podsIn } from "../pods";
import { stepsTo } from "../rights";

export const portForward: Edge = {
  id: "PORT_FORWARD",
  title: "reach any port of a pod past NetworkPolicies",
  mitre: ["T1090"],
  boundary: "B1",
  category: "attacker-on-the-network",
  threats: ["N3"],
  effort: "application",

  steps: (cluster) =>
    stepsTo(cluster, ["forward-ports"], podsIn(cluster), {
      holds: UNKNOWN,
      because: "if what listens there can be exploited",
    }),
};
