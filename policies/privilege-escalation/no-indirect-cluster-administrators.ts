import { indirectAdministrators } from "../../lib/cloud/principal";
import { cloudPolicy } from "../../lib/policy/define";

export const noIndirectClusterAdministrators = cloudPolicy({
  id: "no-indirect-cluster-administrators",
  category: "privilege-escalation",
  threats: ["E1", "E4", "E5", "F1"],
  boundaries: ["B1", "B6", "B7"],
  stride: ["S", "E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Nodes, pods, whole accounts and roles that others may take must not be administrators of a cluster",
  why: "One compromised pod or node, or any identity of the other account, is then administrator of the cluster, without a further step.",
  fix: "Name one role that only people of the team may take, and give nodes and pods entries of their own kind.",
  references: ["cis:eks/4.1.1", "cis:eks/4.1.7", "owasp:2025/K02", "owasp:2025/K08", "mitre:T1098"],
  covers: ["eks-access-policy-cluster-admin", "aws-auth-masters", "path-open-endpoint-administrator"],

  checkStack: (program) => indirectAdministrators(program),
});
