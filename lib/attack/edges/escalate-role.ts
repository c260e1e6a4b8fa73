import type { Edge } from "../edge";
import { stepsTo } from "../rights";
import { everythingIn } from "../vertices";

export const escalateRole: Edge = {
  id: "ESCALATE_ROLE",
  title: "put any rule in a role that it holds",
  mitre: ["T1098.006"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  steps: (cluster) =>
    stepsTo(cluster, ["escalate-cluster-roles", "escalate-roles"], ({ namespace, name }) =>
      name === undefined ? everythingIn(cluster, namespace) : undefined,
    ),
};
