import type { Edge } from "../edge";
import { accountsIn } from "../identities";
import { stepsTo } from "../rights";

export const mintToken: Edge = {
  id: "MINT_TOKEN",
  title: "create a token of a service account",
  mitre: ["T1528"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "request",

  steps: (cluster) => stepsTo(cluster, ["create-tokens"], accountsIn(cluster)),
};
