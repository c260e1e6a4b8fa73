import { AUTOMATIC } from "../../lib/cloud/shared/types";
import { AKS, AKS_CLASSIC, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

/** Before 1.19 GKE had a user with a password; an empty name switched it off. */
const NO_USER = { "masterAuth.username": "" } as const;

export const noSharedClusterCredentials = settingsPolicy({
  id: "no-shared-cluster-credentials",
  category: "privilege-escalation",
  threats: ["F1", "E1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "R", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must not issue shared administrator credentials",
  why: "A client certificate, a service principal's secret or run command makes its user administrator of the cluster; the audit log does not show who used it, and some cannot be revoked.",
  fix: "Disable local accounts, client certificates and run command, and sign in with cloud identities.",
  references: ["cis:aks/5.5.1", "cis:gke/5.8.1", "owasp:2025/K09", "mitre:T1078"],
  equivalents: ["checkov:CKV_AZURE_141", "checkov:CKV_GCP_13", "trivy:AVD-GCP-0064"],
  covers: [
    "gke-client-cert",
    "gke-basic-auth",
    "aks-local-accounts",
    "aks-run-command",
    "aks-service-principal",
  ],
  settings: [
    { on: [AKS], path: "disableLocalAccounts", unset: "false", unless: AUTOMATIC, mustBe: true },
    { on: [AKS_CLASSIC], path: "localAccountDisabled", unset: "false", mustBe: true },
    {
      on: [AKS],
      path: "apiServerAccessProfile.disableRunCommand",
      unset: "false",
      unless: AUTOMATIC,
      mustBe: true,
    },
    { on: [AKS_CLASSIC], path: "runCommandEnabled", unset: "true", mustBe: false },
    { on: [AKS], path: "servicePrincipalProfile.secret", unset: "a managed identity", mustNotBeSet: true },
    {
      on: [AKS_CLASSIC],
      path: "servicePrincipal.clientSecret",
      unset: "a managed identity",
      mustNotBeSet: true,
    },
    {
      on: [GKE],
      path: "masterAuth.clientCertificateConfig.issueClientCertificate",
      unset: "false",
      mustNotBe: true,
    },
    { on: [GKE], path: "masterAuth.username", unset: "no password", unless: NO_USER, mustNotBeSet: true },
  ],
});
