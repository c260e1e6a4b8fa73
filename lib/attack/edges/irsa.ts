import { actingSteps, trustByIdentity } from "../cloud-accounts";
import type { Edge } from "../edge";

export const irsa: Edge = {
  id: "IRSA",
  title: "act as the IAM role of a service account",
  mitre: ["T1078.004", "T1550.001"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "trivial",

  steps: (cluster) =>
    actingSteps(cluster, {
      isOf: ({ field }) => field.steps.at(-1) === "eks.amazonaws.com/role-arn",
      trust: trustByIdentity,
    }),
};
