import { AUTOPILOT } from "../../lib/cloud/shared/types";
import { AKS, AKS_CLASSIC, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireNativePodNetworks = settingsPolicy({
  id: "require-native-pod-networks",
  category: "attacker-on-the-network",
  threats: ["N3", "N4", "X3"],
  boundaries: ["B3"],
  stride: ["S", "R"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Managed clusters must use VPC-native pod addresses",
  why: "With routes or kubenet the cloud does not check which pod an address belongs to, so that pods can forge it; traffic between pods of one node appears in no flow log and passes no firewall rule.",
  fix: "On GKE use VPC-native addresses with `enableIntranodeVisibility`; on AKS set `networkPlugin` to `azure`.",
  references: ["cis:gke/5.6.1", "cis:gke/5.6.2", "cis:aks/4.4.1", "mitre:T1557"],
  equivalents: ["checkov:CKV_GCP_61", "checkov:CKV_GCP_23", "trivy:AVD-GCP-0049"],
  covers: ["gke-intranode-visibility", "gke-vpc-native", "aks-kubenet"],
  settings: [
    { on: [GKE], path: "networkingMode", unset: "VPC_NATIVE", mustNotBe: "ROUTES" },
    { on: [GKE], path: "enableIntranodeVisibility", unset: "false", unless: AUTOPILOT, mustBe: true },
    {
      on: [AKS],
      path: "networkProfile.networkPlugin",
      unset: "chosen by AKS",
      mustNotBe: "kubenet",
    },
    {
      on: [AKS_CLASSIC],
      path: "networkProfile.networkPlugin",
      unset: "kubenet",
      mustBeOneOf: ["azure", "none"],
    },
  ],
});
