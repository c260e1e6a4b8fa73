import type { Edge } from "../edge";
import { accountsAt } from "../powers";
import { powerSteps } from "../right-steps";

export const mintToken: Edge = {
  id: "MINT_TOKEN",
  title: "create tokens of service accounts",
  mitre: ["T1528"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E5", "E1"],
  effort: "request",

  steps: (cluster) => powerSteps(cluster, "create-tokens", accountsAt(cluster)),
};
