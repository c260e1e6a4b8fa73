import { AUTOPILOT, GKE, onGkeNodes } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

export const noWeakNodeSettings = settingsPolicy({
  id: "no-weak-node-settings",
  category: "privilege-escalation",
  threats: ["S4", "F3", "E5"],
  boundaries: ["B1", "B2"],
  stride: ["S", "I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Node pools must not switch the protections of nodes off",
  why: "The read-only port of the kubelet tells everybody on the network what runs with which environment; without shielded nodes a pod that reads the metadata of its node can join the cluster as a node.",
  fix: "Remove the setting.",
  references: ["cis:4.2.4", "cis:gke/5.5.5", "mitre:T1613"],
  equivalents: ["checkov:CKV_GCP_71", "trivy:AVD-GCP-0055"],
  covers: ["gke-kubelet-ro-default", "gke-node-kubelet", "gke-shielded"],
  settings: [
    ...onGkeNodes("kubeletConfig.insecureKubeletReadonlyPortEnabled", {
      unset: "FALSE from 1.32 on",
      mustNotBe: "TRUE",
    }),
    {
      on: [GKE],
      path: "nodePoolDefaults.nodeConfigDefaults.insecureKubeletReadonlyPortEnabled",
      unset: "FALSE from 1.32 on",
      mustNotBe: "TRUE",
    },
    {
      on: [GKE],
      path: "nodePoolAutoConfig.nodeKubeletConfig.insecureKubeletReadonlyPortEnabled",
      unset: "FALSE from 1.32 on",
      mustNotBe: "TRUE",
    },
    { on: [GKE], path: "enableShieldedNodes", unset: "true", unless: AUTOPILOT, mustNotBe: false },
  ],
});
