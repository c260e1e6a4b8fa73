import { GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

const DNS_ENDPOINT = "controlPlaneEndpointsConfig.dnsEndpointConfig";

export const noGkeCredentialsThroughDnsEndpoint = settingsPolicy({
  id: "no-gke-credentials-through-dns-endpoint",
  category: "attacker-on-the-network",
  threats: ["F1", "N1", "S4"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "GKE DNS endpoints must not accept Kubernetes tokens or client certificates",
  why: "IAM protects the DNS endpoint only as long as it takes IAM credentials: with Kubernetes credentials a stolen service account token works from anywhere.",
  fix: "Remove `enableK8sTokensViaDns` and `enableK8sCertsViaDns`, and authenticate by IAM.",
  references: ["cis:gke/5.6.4", "mitre:T1133", "mitre:T1550"],
  covers: ["gke-dns-endpoint"],
  settings: [
    { on: [GKE], path: `${DNS_ENDPOINT}.enableK8sTokensViaDns`, unset: "false", mustNotBe: true },
    { on: [GKE], path: `${DNS_ENDPOINT}.enableK8sCertsViaDns`, unset: "false", mustNotBe: true },
  ],
});
