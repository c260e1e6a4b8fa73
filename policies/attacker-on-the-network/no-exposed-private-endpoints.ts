import { AKS, AKS_AUTOMATIC, AKS_CLASSIC, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const noExposedPrivateEndpoints = settingsPolicy({
  id: "no-exposed-private-endpoints",
  category: "attacker-on-the-network",
  threats: ["F1", "N1"],
  boundaries: ["B1", "B6"],
  stride: ["I", "S"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Private API servers must have no public DNS name or external DNS endpoint",
  why: "A public DNS name publishes the private address of the API server; an external DNS endpoint takes requests from every network; an authorized network list that is not enforced on the private endpoint lets every routed machine in.",
  fix: "Set `allowExternalTraffic` and the public FQDN to `false`, and `privateEndpointEnforcementEnabled` to `true`.",
  references: ["cis:gke/5.6.3", "cis:gke/5.6.4", "cis:aks/5.4.2", "owasp:2025/K06"],
  covers: ["gke-authorized-private-not-enforced", "gke-dns-endpoint", "aks-private-public-fqdn"],
  exceptions:
    "GKE clusters that are reached by the DNS endpoint on purpose: IAM authorizes each request there.",
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
