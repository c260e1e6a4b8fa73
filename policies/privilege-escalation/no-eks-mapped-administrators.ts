import { stackPolicy } from "../../lib/policy/define";
import { issuesOnMappedGroups } from "./no-eks-mapped-administrators.check";

export const noEksMappedAdministrators = stackPolicy({
  id: "no-eks-mapped-administrators",
  category: "privilege-escalation",
  threats: ["E1", "F1", "Em"],
  boundaries: ["B1", "B7"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "IAM identities must not be mapped to groups with administrator rights",
  why: "An attacker who can act as the IAM identity is administrator of the cluster through its group, which neither the access entry nor the binding shows alone.",
  fix: "Bind the group to the Roles that its members need.",
  references: ["cis:eks/4.1.1", "cis:5.1.1", "owasp:2025/K02", "mitre:T1098"],
  covers: ["eks-access-entry-group-admin", "aws-auth-bound-group"],
  exceptions: "The one entry that a team keeps for emergencies.",

  checkStack: (cluster) => issuesOnMappedGroups(cluster),
});
