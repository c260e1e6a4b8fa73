import { rightsInUse } from "../../lib/cloud/rights-in-use";
import { cloudPolicy } from "../../lib/policy/define";

export const noAdministratorCloudIdentities = cloudPolicy({
  id: "no-administrator-cloud-identities",
  category: "privilege-escalation",
  threats: ["E1", "E4", "E5", "S4"],
  boundaries: ["B7"],
  stride: ["E", "I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods and control planes must not have cloud identities with administrator rights",
  why: "Code that runs in such a pod controls the account, its data and every other cluster in it.",
  fix: "Give the identity only the actions that the workload uses, on the resources that it uses.",
  references: ["owasp:2025/K08", "ms:MS-TA9020", "mitre:T1078.004"],
  equivalents: ["kyverno:require-aws-node-irsa"],
  covers: [
    "serviceaccount-cloud-role",
    "eks-service-role-wide",
    "eks-capability-admin",
    "eks-cluster-autoscaler-role",
    "irsa-role-admin",
    "podid-role-admin",
    "gke-wi-admin",
    "gke-wi-direct-admin",
    "aks-identity-owner",
  ],

  checkStack: (program) =>
    rightsInUse(program, ["workload", "control plane"], "administrator").map(({ field, way, verdict }) =>
      field.violates(`must not ${way}, which can administer the cloud account`, verdict),
    ),
});
