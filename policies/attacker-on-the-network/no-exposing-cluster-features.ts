import { settingsPolicy } from "../../lib/define";
import { AKS, AKS_CLASSIC, GKE } from "../../lib/kubernetes/cloud/types";

export const noExposingClusterFeatures = settingsPolicy({
  id: "no-exposing-cluster-features",
  category: "attacker-on-the-network",
  threats: ["N4", "X1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must not switch on features that expose them",
  why: "Free external addresses let a namespace take the traffic of another; the old dashboard and the routing add-on put the cluster in front of the internet; tokens that a public name accepts work from anywhere.",
  fix: "Remove the setting.",
  references: [
    "cis:gke/5.10.1",
    "cis:aks/5.4.5",
    "url:https://nvd.nist.gov/vuln/detail/CVE-2020-8554",
    "ms:MS-TA9005",
  ],
  equivalents: ["checkov:CKV_AZURE_8"],
  settings: [
    { on: [GKE], path: "serviceExternalIpsConfig.enabled", unset: "false for new clusters", mustNotBe: true },
    {
      on: [GKE],
      path: "controlPlaneEndpointsConfig.dnsEndpointConfig.enableK8sTokensViaDns",
      unset: "false",
      mustNotBe: true,
    },
    {
      on: [GKE],
      path: "controlPlaneEndpointsConfig.dnsEndpointConfig.enableK8sCertsViaDns",
      unset: "false",
      mustNotBe: true,
    },
    {
      on: [GKE],
      path: "masterAuthorizedNetworksConfig.gcpPublicCidrsAccessEnabled",
      unset: "false for new clusters",
      mustNotBe: true,
    },
    { on: [AKS], path: "addonProfiles.kubeDashboard.enabled", unset: "false", mustNotBe: true },
    { on: [AKS], path: "addonProfiles.httpApplicationRouting.enabled", unset: "false", mustNotBe: true },
    { on: [AKS_CLASSIC], path: "httpApplicationRoutingEnabled", unset: "false", mustNotBe: true },
    { on: [AKS], path: "podIdentityProfile.allowNetworkPluginKubenet", unset: "false", mustNotBe: true },
  ],
});
