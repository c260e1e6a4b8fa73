import type { Edge } from "../edge";
import { hubAt } from "../powers";
import { powerSteps } from "../right-steps";
import { accountsVertex } from "../vertices";

export const forgeTokenSecret: Edge = {
  id: "FORGE_TOKEN_SECRET",
  title: "make a Secret that gets the token of a service account",
  mitre: ["T1528", "T1098"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E5", "E1"],
  effort: "request",

  steps: (cluster) => powerSteps(cluster, "forge-token-secrets", hubAt(cluster, accountsVertex)),
};
