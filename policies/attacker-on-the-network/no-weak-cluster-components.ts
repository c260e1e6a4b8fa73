import { componentIssues } from "../../lib/cloud/aws/eks-component";
import { cloudPolicy } from "../../lib/policy/define";

export const noWeakClusterComponents = cloudPolicy({
  id: "no-weak-cluster-components",
  category: "attacker-on-the-network",
  threats: ["F1", "N1", "S4"],
  boundaries: ["B1", "B6", "B7"],
  stride: ["S", "I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Components of pulumi-eks must not be told to open their cluster or the credentials of its nodes",
  why: "An open API server takes stolen credentials from anywhere; a token that travels two hops gives every pod the credentials of its node.",
  fix: "List the networks in `publicAccessCidrs`, and give nodes a launch template with a hop limit of 1 in place of `enableIMDSv2`.",
  references: ["cis:eks/5.4.1", "owasp:2025/K06", "owasp:2025/K08", "mitre:T1133", "mitre:T1552.005"],

  checkStack: ({ cloud }) => componentIssues(cloud),
});
