import { issuesOnMappedGroups } from "../../lib/cloud/mapped-group";
import { stackPolicy } from "../../lib/policy/define";

export const noMappedAdministrators = stackPolicy({
  id: "no-mapped-administrators",
  category: "privilege-escalation",
  threats: ["E1", "F1", "Em"],
  boundaries: ["B1", "B7"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Identities of the cloud must not be mapped to groups that the program makes administrators",
  why: "Whoever can act as the identity in the cloud is administrator of the cluster by way of its group, and neither the entry nor the binding shows it alone.",
  fix: "Bind the group to the Roles that its members need.",
  references: ["cis:eks/4.1.1", "cis:5.1.1", "owasp:2025/K02", "mitre:T1098"],
  covers: ["eks-access-entry-group-admin", "aws-auth-bound-group"],
  exceptions: "The one entry that a team keeps for emergencies.",

  checkStack: (cluster) => issuesOnMappedGroups(cluster),
});
