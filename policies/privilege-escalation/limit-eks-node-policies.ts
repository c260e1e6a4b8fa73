import { cloudPolicy } from "../../lib/policy/define";
import { nodePolicyIssues } from "./limit-eks-node-policies.check";

export const limitEksNodePolicies = cloudPolicy({
  id: "limit-eks-node-policies",
  category: "privilege-escalation",
  threats: ["E5", "S4"],
  boundaries: ["B7", "B2"],
  stride: ["E", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "EKS node roles must have only the IAM policies that nodes need",
  why: "Every pod that reaches the credentials of its node has all rights of the node role, whichever workload they were meant for.",
  fix: "Move the policy to a role of the workload that uses it, by EKS Pod Identity or IRSA.",
  references: ["cis:eks/5.1.2", "cis:eks/5.1.3", "owasp:2025/K08", "mitre:T1552.005"],
  covers: ["eks-node-role-wide", "eks-fargate-role"],
  exceptions: "Agents that run on each node and take no identity of their own.",

  checkStack: ({ cloud }) => nodePolicyIssues(cloud),
});
