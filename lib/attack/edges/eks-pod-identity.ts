import { trustOfRole } from "../../cloud/aws/aws-role";
import { trustsPodIdentity } from "../../cloud/aws/trust";
import { POD_IDENTITIES } from "../../cloud/identity-assignment";
import { actingSteps } from "../cloud-accounts";
import type { Edge } from "../edge";

export const eksPodIdentity: Edge = {
  id: "EKS_POD_IDENTITY",
  title: "act as the IAM role that EKS gives a service account",
  mitre: ["T1078.004"],
  boundary: "B7",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "trivial",

  steps: (cluster) =>
    actingSteps(cluster, {
      // A role of another account is reached by way of the first one.
      isOf: ({ field }) => POD_IDENTITIES.includes(field.owner.type) && field.path === "roleArn",
      trust: (_, role) => {
        const field = trustOfRole(role);
        const fix = { field, change: "do not trust pods.eks.amazonaws.com there", cost: 2 } as const;
        return { holds: trustsPodIdentity(field), fixes: [fix] };
      },
    }),
};
