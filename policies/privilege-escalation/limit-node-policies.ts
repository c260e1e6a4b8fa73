import { nodePolicyIssues } from "../../lib/cloud/node-policies";
import { cloudPolicy } from "../../lib/policy/define";

export const limitNodePolicies = cloudPolicy({
  id: "limit-node-policies",
  category: "privilege-escalation",
  threats: ["E5", "S4"],
  boundaries: ["B7", "B2"],
  stride: ["E", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Roles of nodes must hold only the policies that nodes need",
  why: "Every pod that reaches the credentials of its node has what the role of the node has, whichever application it was meant for.",
  fix: "Give the right to the workload that uses it, by an identity of its own.",
  references: ["cis:eks/5.1.2", "cis:eks/5.1.3", "owasp:2025/K08", "mitre:T1552.005"],
  covers: ["eks-node-role-wide", "eks-fargate-role"],
  exceptions: "Agents that run on each node and take no identity of their own.",

  checkStack: ({ cloud }) => nodePolicyIssues(cloud),
});
