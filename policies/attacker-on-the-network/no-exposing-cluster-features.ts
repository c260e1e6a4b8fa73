import { AKS, AKS_CLASSIC, GKE } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

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
  why: "With free external addresses a namespace takes the traffic of another; the routing add-on puts Services on the internet; an open list lets every machine in Google Cloud reach the API server; pod identity on kubenet gives a pod that forges its address the identity of another.",
  fix: "Remove the setting.",
  references: ["cis:gke/5.6.3", "cis:aks/5.4.5", "url:https://nvd.nist.gov/vuln/detail/CVE-2020-8554"],
  covers: [
    "gke-service-external-ips",
    "gke-authorized-gcp-public",
    "aks-http-routing",
    "aks-pod-identity-legacy",
  ],
  settings: [
    { on: [GKE], path: "serviceExternalIpsConfig.enabled", unset: "false for new clusters", mustNotBe: true },
    {
      on: [GKE],
      path: "masterAuthorizedNetworksConfig.gcpPublicCidrsAccessEnabled",
      unset: "false for new clusters",
      mustNotBe: true,
    },
    { on: [AKS], path: "addonProfiles.httpApplicationRouting.enabled", unset: "false", mustNotBe: true },
    { on: [AKS_CLASSIC], path: "httpApplicationRoutingEnabled", unset: "false", mustNotBe: true },
    { on: [AKS], path: "podIdentityProfile.allowNetworkPluginKubenet", unset: "false", mustNotBe: true },
  ],
});
