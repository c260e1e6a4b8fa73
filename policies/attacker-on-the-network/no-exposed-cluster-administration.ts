import { AKS, GKE } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

const DNS_ENDPOINT = "controlPlaneEndpointsConfig.dnsEndpointConfig";

export const noExposedClusterAdministration = settingsPolicy({
  id: "no-exposed-cluster-administration",
  category: "attacker-on-the-network",
  threats: ["F1", "N1", "X4"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must not open their administration to the internet",
  why: "Where the public DNS name of the API server takes tokens and certificates of Kubernetes, a stolen service account token works from anywhere; the old dashboard acts with rights of its own for whoever finds it.",
  fix: "Remove the setting, and let people sign in through the cloud.",
  references: ["cis:gke/5.6.4", "cis:gke/5.10.1", "ms:MS-TA9005", "mitre:T1133"],
  equivalents: ["checkov:CKV_AZURE_8"],
  covers: ["gke-dns-endpoint", "gke-webui", "aks-dashboard"],
  settings: [
    { on: [GKE], path: `${DNS_ENDPOINT}.enableK8sTokensViaDns`, unset: "false", mustNotBe: true },
    { on: [GKE], path: `${DNS_ENDPOINT}.enableK8sCertsViaDns`, unset: "false", mustNotBe: true },
    { on: [GKE], path: "addonsConfig.kubernetesDashboard.disabled", unset: "true", mustNotBe: false },
    { on: [AKS], path: "addonProfiles.kubeDashboard.enabled", unset: "false", mustNotBe: true },
  ],
});
