import { skewIssues } from "../../lib/cloud/version-skew";
import { cloudPolicy } from "../../lib/policy/define";

export const limitNodeVersionSkew = cloudPolicy({
  id: "limit-node-version-skew",
  category: "privilege-escalation",
  threats: ["E3", "Em"],
  boundaries: ["B1", "B5"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Nodes must follow the version of their cluster",
  why: "Kubernetes supports no kubelet that far behind: its known flaws stay, and protections that the API server relies on are missing on the node.",
  fix: "Remove `version` from the node group, or raise it with that of the cluster.",
  references: ["url:https://kubernetes.io/releases/version-skew-policy/", "owasp:2025/K07"],
  covers: ["eks-node-version-pinned"],

  checkStack: ({ cloud }) => skewIssues(cloud),
});
