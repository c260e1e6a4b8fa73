import { AUTOMATIC, AUTOPILOT, onGkeNodes } from "../../lib/cloud/shared/types";
import { AKS, AKS_CLASSIC, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireWorkloadIdentity = settingsPolicy({
  id: "require-workload-identity",
  category: "access-to-sensitive-data",
  threats: ["S4", "X4", "E5"],
  boundaries: ["B7", "B5"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must give pods cloud identities of their own",
  why: "A pod without a cloud identity uses that of its node, which any pod reads from the metadata service.",
  fix: "Enable workload identity on the cluster, and set the metadata mode of GKE nodes to `GKE_METADATA`.",
  references: ["cis:gke/5.2.2", "cis:gke/5.4.1", "cis:aks/5.2.1", "owasp:2025/K08", "mitre:T1552.005"],
  equivalents: ["checkov:CKV_GCP_69", "trivy:AVD-GCP-0057", "trivy:AVD-GCP-0048", "kubescape:C-0052"],
  covers: [
    "instance-metadata-access",
    "gke-workload-identity",
    "gke-node-metadata",
    "gke-node-legacy-endpoints",
    "aks-workload-identity",
    "aks-pod-identity-legacy",
  ],
  exceptions: "Clusters whose pods need no cloud identity, and cannot reach the metadata service.",
  settings: [
    {
      on: [GKE],
      path: "workloadIdentityConfig.workloadPool",
      unset: "identities of nodes",
      unless: AUTOPILOT,
      mustBeSet: true,
    },
    ...onGkeNodes("workloadMetadataConfig.mode", {
      unset: "GKE_METADATA where the cluster has a workload pool",
      mustNotBeOneOf: ["GCE_METADATA", "MODE_UNSPECIFIED", "EXPOSE", "EXPOSED"],
    }),
    ...onGkeNodes("metadata.disable-legacy-endpoints", { unset: "true", mustNotBe: "false" }),
    {
      on: [AKS],
      path: "securityProfile.workloadIdentity.enabled",
      unset: "false",
      unless: AUTOMATIC,
      mustBe: true,
    },
    {
      on: [AKS],
      path: "oidcIssuerProfile.enabled",
      unset: "false",
      unless: AUTOMATIC,
      onlyWith: { "securityProfile.workloadIdentity.enabled": [true] },
      mustBe: true,
    },
    { on: [AKS], path: "podIdentityProfile.enabled", unset: "false", mustNotBe: true },
    { on: [AKS_CLASSIC], path: "workloadIdentityEnabled", unset: "false", mustBe: true },
    {
      on: [AKS_CLASSIC],
      path: "oidcIssuerEnabled",
      unset: "false",
      onlyWith: { workloadIdentityEnabled: [true] },
      mustBe: true,
    },
  ],
});
