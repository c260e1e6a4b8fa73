import type { Edge } from "../edge";
import { stepsTo } from "../rights";
import { accountsVertex } from "../vertices";

export const forgeTokenSecret: Edge = {
  id: "FORGE_TOKEN_SECRET",
  title: "make a Secret that the control plane fills with a token",
  mitre: ["T1528", "T1098"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "request",

  steps: (cluster) =>
    stepsTo(cluster, ["forge-token-secrets"], ({ namespace }) => accountsVertex(cluster, namespace)),
};
