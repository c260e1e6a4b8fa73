import { addonIdentityIssues } from "../../lib/cloud/addon-identity";
import { cloudPolicy } from "../../lib/policy/define";

export const requireAddonIdentities = cloudPolicy({
  id: "require-addon-identities",
  category: "privilege-escalation",
  threats: ["E5", "S4"],
  boundaries: ["B7", "B5"],
  stride: ["E", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Add-ons of EKS must have an identity of their own",
  why: "An add-on without one uses the role of its node, so that role gives the rights over networks and disks to every pod that reaches the credentials of the node.",
  fix: "Set `podIdentityAssociations` or `serviceAccountRoleArn` on the add-on, and take its policy from the role of the node.",
  references: ["cis:eks/5.2.1", "owasp:2025/K08", "mitre:T1552.005"],
  covers: ["eks-addon-node-identity", "eks-node-cni-on-role"],

  checkStack: ({ cloud }) => addonIdentityIssues(cloud),
});
