import { rightsInUse } from "../../lib/cloud/rights-in-use";
import { cloudPolicy } from "../../lib/policy/define";

export const noAdministratorNodes = cloudPolicy({
  id: "no-administrator-nodes",
  category: "privilege-escalation",
  threats: ["E4", "E5", "S4"],
  boundaries: ["B7", "B2", "B5"],
  stride: ["E", "I"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Nodes must not have cloud identities with administrator rights",
  why: "Any pod that reaches the metadata service of the node, and any attacker who escapes to it, controls the account, its data and every other cluster in it.",
  fix: "Give nodes only the policies that nodes need, and each workload an identity of its own.",
  references: ["cis:eks/5.1.2", "cis:eks/5.2.1", "cis:gke/5.2.1", "owasp:2025/K08", "mitre:T1552.005"],
  covers: ["eks-node-role-wide", "gke-node-sa-admin", "aks-identity-owner"],

  checkStack: (program) =>
    rightsInUse(program, ["node"], "administrator").map(({ field, way, verdict }) =>
      field.violates(`must not ${way}, which can administer the cloud account`, verdict),
    ),
});
