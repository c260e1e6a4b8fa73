import { EKS, EKS_NATIVE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireEksAccessEntries = settingsPolicy({
  id: "require-eks-access-entries",
  category: "privilege-escalation",
  threats: ["E1", "F1", "Em"],
  boundaries: ["B1", "B7"],
  stride: ["R", "E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "EKS clusters must authorize IAM identities by access entries alone",
  why: "A subject that can edit the aws-auth ConfigMap makes any identity of the account administrator, which CloudTrail does not show; the identity that created the cluster, often that of a pipeline, stays administrator.",
  fix: "Set `authenticationMode` to `API` and `bootstrapClusterCreatorAdminPermissions` to `false`, and declare an access entry for each administrator.",
  references: ["cis:eks/4.1.1", "cis:eks/5.5.1", "owasp:2025/K02", "mitre:T1098"],
  covers: ["eks-creator-admin", "eks-auth-mode-configmap"],
  exceptions: "Clusters that are moving from the ConfigMap to access entries.",
  settings: [
    {
      on: [EKS, EKS_NATIVE],
      path: "accessConfig.authenticationMode",
      unset: "CONFIG_MAP, which require-cluster-access-control rejects",
      mustNotBe: "API_AND_CONFIG_MAP",
    },
    {
      on: [EKS, EKS_NATIVE],
      path: "accessConfig.bootstrapClusterCreatorAdminPermissions",
      // With the ConfigMap alone no other identity could enter a new cluster, and EKS refuses false.
      onlyWith: { "accessConfig.authenticationMode": ["API", "API_AND_CONFIG_MAP"] },
      unset: "true",
      mustBe: false,
    },
  ],
});
