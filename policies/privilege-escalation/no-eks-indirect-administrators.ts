import { cloudPolicy } from "../../lib/policy/define";
import { indirectAdministrators } from "./no-eks-indirect-administrators.check";

export const noEksIndirectAdministrators = cloudPolicy({
  id: "no-eks-indirect-administrators",
  category: "privilege-escalation",
  threats: ["E1", "E4", "E5", "F1"],
  boundaries: ["B1", "B6", "B7"],
  stride: ["S", "E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Nodes, pods and roles open to others must not be EKS cluster administrators",
  why: "One compromised pod or node, or any identity of the other account, is then administrator of the cluster without a further step.",
  fix: "Grant administrator access to one role that only the team may assume, and give nodes and pods access entries of their own type.",
  references: ["cis:eks/4.1.1", "cis:eks/4.1.7", "owasp:2025/K02", "owasp:2025/K08", "mitre:T1098"],
  covers: ["eks-access-policy-cluster-admin", "aws-auth-masters", "path-open-endpoint-administrator"],

  checkStack: (program) => indirectAdministrators(program),
});
