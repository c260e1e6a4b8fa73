import { EKS, EKS_NATIVE } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireAccessEntries = settingsPolicy({
  id: "require-access-entries",
  category: "privilege-escalation",
  threats: ["E1", "F1", "Em"],
  boundaries: ["B1", "B7"],
  stride: ["R", "E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "EKS clusters must take all rights of cloud identities from declared access entries",
  why: "Whoever may edit the aws-auth ConfigMap makes any identity of the account administrator, and CloudTrail does not show it; the identity that created the cluster, often that of a pipeline, stays administrator until somebody remembers it.",
  fix: "Set the mode `API`, set `bootstrapClusterCreatorAdminPermissions` to `false`, and declare an access entry for each administrator.",
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
      // With the ConfigMap alone nobody else could enter a new cluster, and EKS refuses false.
      onlyWith: { "accessConfig.authenticationMode": ["API", "API_AND_CONFIG_MAP"] },
      unset: "true",
      mustBe: false,
    },
  ],
});
