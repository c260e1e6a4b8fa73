import { AKS, AKS_AUTOMATIC, AKS_CLASSIC, GKE } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

export const limitControlPlaneReach = settingsPolicy({
  id: "limit-control-plane-reach",
  category: "attacker-on-the-network",
  threats: ["F1", "N1"],
  boundaries: ["B1", "B6"],
  stride: ["I", "S"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Private control planes must not be reachable by a second way",
  why: "A public name tells an attacker the private address of the API server; an external DNS endpoint takes requests from every network; an endpoint without its list serves every machine that is routed to it.",
  fix: "Switch the public name and external traffic off, and enforce the list of networks on the private endpoint.",
  references: ["cis:gke/5.6.3", "cis:gke/5.6.4", "cis:aks/5.4.2", "owasp:2025/K06"],
  covers: ["gke-authorized-private-not-enforced", "gke-dns-endpoint", "aks-private-public-fqdn"],
  exceptions:
    "GKE clusters that people reach by the DNS endpoint on purpose: it asks for permissions of IAM first.",
  settings: [
    {
      on: [GKE],
      path: "controlPlaneEndpointsConfig.dnsEndpointConfig.allowExternalTraffic",
      unset: "false",
      mustNotBe: true,
    },
    {
      on: [GKE],
      path: "masterAuthorizedNetworksConfig.privateEndpointEnforcementEnabled",
      unset: "false",
      onlyWith: { "privateClusterConfig.enablePrivateEndpoint": [true] },
      mustBe: true,
    },
    {
      on: [AKS],
      path: "apiServerAccessProfile.enablePrivateClusterPublicFQDN",
      unset: "chosen by AKS",
      mustNotBe: true,
    },
    { on: [AKS_CLASSIC], path: "privateClusterPublicFqdnEnabled", unset: "false", mustNotBe: true },
    {
      on: [AKS_AUTOMATIC],
      path: "privateCluster.publicFullyQualifiedDomainNameEnabled",
      unset: "false",
      mustNotBe: true,
    },
  ],
});
