import type { Edge } from "../edge";
import { stepsTo } from "../rights";
import { everythingIn } from "../vertices";

export const bindRole: Edge = {
  id: "BIND_ROLE",
  title: "bind a role that it does not hold",
  mitre: ["T1098.006"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  steps: (cluster) =>
    stepsTo(cluster, ["bind-cluster-roles", "bind-roles"], ({ namespace }) =>
      everythingIn(cluster, namespace),
    ),
};
