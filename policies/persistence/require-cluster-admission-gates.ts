import { settingsPolicy } from "../../lib/define";
import { AKS, AKS_CLASSIC, AUTOMATIC, GKE } from "../../lib/kubernetes/cloud/types";

export const requireClusterAdmissionGates = settingsPolicy({
  id: "require-cluster-admission-gates",
  category: "persistence",
  threats: ["P1", "Pm", "Xm"],
  boundaries: ["B1", "B6"],
  stride: ["T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Managed clusters must check what is deployed with the gate that their cloud offers",
  why: "Without a gate any image and any pod that passes the API server runs, whoever built it.",
  fix: "Switch on Binary Authorization or Azure Policy, and enforce it.",
  references: ["cis:gke/5.1.4", "cis:aks/5.1.4", "owasp:2025/K04", "ms:MS-M9005.003"],
  equivalents: ["checkov:CKV_GCP_66", "checkov:CKV_AZURE_116", "trivy:AVD-AZU-0066"],
  exceptions: "Clusters with an admission policy of their own that verifies images.",
  settings: [
    {
      on: [GKE],
      path: "binaryAuthorization.evaluationMode",
      unset: "DISABLED",
      mustBeOneOf: [
        "PROJECT_SINGLETON_POLICY_ENFORCE",
        "POLICY_BINDINGS",
        "POLICY_BINDINGS_AND_PROJECT_SINGLETON_POLICY_ENFORCE",
      ],
    },
    {
      on: [AKS],
      path: "addonProfiles.azurepolicy.enabled",
      unset: "false",
      unless: { ...AUTOMATIC, "addonProfiles.azurePolicy.enabled": true },
      mustBe: true,
    },
    { on: [AKS_CLASSIC], path: "azurePolicyEnabled", unset: "false", mustBe: true },
  ],
});
