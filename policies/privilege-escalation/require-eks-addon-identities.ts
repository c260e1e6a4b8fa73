import { cloudPolicy } from "../../lib/policy/define";
import { addonIdentityIssues } from "./require-eks-addon-identities.check";

export const requireEksAddonIdentities = cloudPolicy({
  id: "require-eks-addon-identities",
  category: "privilege-escalation",
  threats: ["E5", "S4"],
  boundaries: ["B7", "B5"],
  stride: ["E", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "EKS add-ons must have an IAM role of their own",
  why: "An add-on without one uses the node role, which then gives rights over networks and disks to every pod that reaches the credentials of the node.",
  fix: "Set `podIdentityAssociations` or `serviceAccountRoleArn` on the add-on, and remove its policy from the node role.",
  references: ["cis:eks/5.2.1", "owasp:2025/K08", "mitre:T1552.005"],
  covers: ["eks-addon-node-identity", "eks-node-cni-on-role"],

  checkStack: ({ cloud }) => addonIdentityIssues(cloud),
});
