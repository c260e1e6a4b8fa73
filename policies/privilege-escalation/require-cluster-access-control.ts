import { settingsPolicy } from "../../lib/define";
import { AKS, AKS_CLASSIC, AUTOMATIC, EKS, EKS_NATIVE, GKE } from "../../lib/kubernetes/cloud/types";

export const requireClusterAccessControl = settingsPolicy({
  id: "require-cluster-access-control",
  category: "privilege-escalation",
  threats: ["E1", "F1", "Em"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must decide access by RBAC over identities of the cloud",
  why: "Without RBAC every identity may do everything; with identities of the cluster alone, access outlives the people who had it and its changes leave no trace.",
  fix: "Leave RBAC on, use the cloud's identities, and on EKS access entries in place of the aws-auth ConfigMap.",
  references: ["cis:gke/5.8.3", "cis:aks/5.5.1", "cis:eks/5.5.1", "owasp:2025/K02", "mitre:T1078"],
  equivalents: ["checkov:CKV_GCP_7", "trivy:AVD-GCP-0062", "checkov:CKV_AZURE_5", "trivy:AVD-AZU-0042"],
  settings: [
    { on: [GKE], path: "enableLegacyAbac", unset: "false", mustNotBe: true },
    { on: [AKS], path: "enableRBAC", unset: "true", mustNotBe: false },
    { on: [AKS_CLASSIC], path: "roleBasedAccessControlEnabled", unset: "true", mustNotBe: false },
    { on: [AKS], path: "aadProfile", unset: "identities of the cluster", unless: AUTOMATIC, mustBeSet: true },
    {
      on: [AKS_CLASSIC],
      path: "azureActiveDirectoryRoleBasedAccessControl",
      unset: "identities of the cluster",
      mustBeSet: true,
    },
    {
      on: [EKS, EKS_NATIVE],
      path: "accessConfig.authenticationMode",
      unset: "CONFIG_MAP",
      mustBeOneOf: ["API", "API_AND_CONFIG_MAP"],
    },
  ],
});
