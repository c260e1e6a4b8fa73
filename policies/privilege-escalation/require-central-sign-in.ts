import { AUTOMATIC } from "../../lib/cloud/shared/types";
import { AKS, AKS_CLASSIC, DOKS, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireCentralSignIn = settingsPolicy({
  id: "require-central-sign-in",
  category: "privilege-escalation",
  threats: ["E1", "F1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Managed clusters must take users and groups from the organization's directory",
  why: "Rights that the cluster grants to single users stay when people change jobs or leave, and an attacker with their account, or with a token that needs no sign-in, has them.",
  fix: "Enable Google Groups for RBAC, Azure RBAC, or single sign-on over HTTPS as the only sign-in.",
  references: ["cis:gke/5.8.2", "cis:aks/5.5.2", "owasp:2025/K02", "mitre:T1078"],
  equivalents: ["checkov:CKV_GCP_65"],
  covers: ["gke-groups", "aks-azure-rbac", "doks-sso"],
  settings: [
    { on: [GKE], path: "authenticatorGroupsConfig.securityGroup", unset: "no groups", mustBeSet: true },
    {
      on: [AKS],
      path: "aadProfile.enableAzureRBAC",
      unset: "false",
      unless: AUTOMATIC,
      onlyWithSet: ["aadProfile"],
      mustBe: true,
    },
    {
      on: [AKS_CLASSIC],
      path: "azureActiveDirectoryRoleBasedAccessControl.azureRbacEnabled",
      unset: "false",
      onlyWithSet: ["azureActiveDirectoryRoleBasedAccessControl"],
      mustBe: true,
    },
    {
      on: [DOKS],
      path: "ssos[].required",
      unset: "false",
      onlyWith: { "ssos[].enabled": [true] },
      mustBe: true,
    },
    {
      on: [DOKS],
      path: "ssos[].issuerUrl",
      unset: "no issuer",
      onlyWith: { "ssos[].enabled": [true] },
      mustNotMatch: /^http:/i,
      safe: "https",
    },
  ],
});
