import { issuesOnBroadRights } from "../../lib/cloud/right-issues";
import { cloudPolicy } from "../../lib/policy/define";

export const limitCloudIdentityRights = cloudPolicy({
  id: "limit-cloud-identity-rights",
  category: "privilege-escalation",
  threats: ["E1", "E4", "E5"],
  boundaries: ["B7"],
  stride: ["E", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods, nodes and clusters must not act as identities with rights over whole services of their cloud",
  why: "One compromised pod then reaches all machines, images or functions of the account, not only those of its application; a condition or a boundary is all that keeps it from the rest.",
  fix: "Name the actions and resources that the workload uses.",
  references: ["cis:eks/5.1.3", "cis:eks/5.2.1", "owasp:2025/K08", "mitre:T1078.004"],
  covers: ["eks-node-role-wide", "podid-role-admin", "aks-identity-owner"],
  exceptions: "Controllers that manage a whole service of the account, such as its load balancers.",

  checkStack: (program) => issuesOnBroadRights(program),
});
