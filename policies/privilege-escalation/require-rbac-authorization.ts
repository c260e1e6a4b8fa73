import { AKS, AKS_CLASSIC, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireRbacAuthorization = settingsPolicy({
  id: "require-rbac-authorization",
  category: "privilege-escalation",
  threats: ["E1", "F1", "Em"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must not switch RBAC off",
  why: "Without RBAC every authenticated identity can do everything; legacy ABAC on GKE gives every service account the whole cluster.",
  fix: "Remove the setting: RBAC is on by default.",
  references: ["cis:gke/5.8.3", "cis:aks/5.5.2", "owasp:2025/K02", "mitre:T1078"],
  equivalents: ["checkov:CKV_GCP_7", "trivy:AVD-GCP-0062", "checkov:CKV_AZURE_5", "trivy:AVD-AZU-0042"],
  covers: ["gke-legacy-abac", "aks-rbac-off"],
  settings: [
    { on: [GKE], path: "enableLegacyAbac", unset: "false", mustNotBe: true },
    { on: [AKS], path: "enableRBAC", unset: "true", mustNotBe: false },
    { on: [AKS_CLASSIC], path: "roleBasedAccessControlEnabled", unset: "true", mustNotBe: false },
  ],
});
