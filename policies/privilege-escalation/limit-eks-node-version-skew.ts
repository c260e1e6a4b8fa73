import { cloudPolicy } from "../../lib/policy/define";
import { skewIssues } from "./limit-eks-node-version-skew.check";

export const limitEksNodeVersionSkew = cloudPolicy({
  id: "limit-eks-node-version-skew",
  category: "privilege-escalation",
  threats: ["E3", "Em"],
  boundaries: ["B1", "B5"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "EKS nodes must not be more than three minor versions behind their cluster",
  why: "Kubernetes does not support a kubelet that old: its known vulnerabilities stay, and protections that the API server relies on are missing on the node.",
  fix: "Remove `version` from the node group, or raise it with that of the cluster.",
  references: ["url:https://kubernetes.io/releases/version-skew-policy/", "owasp:2025/K07"],
  covers: ["eks-node-version-pinned"],

  checkStack: ({ cloud }) => skewIssues(cloud),
});
