import { AUTOPILOT } from "../../lib/cloud/shared/types";
import { GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireGkeShieldedNodes = settingsPolicy({
  id: "require-gke-shielded-nodes",
  category: "privilege-escalation",
  threats: ["S4", "E5"],
  boundaries: ["B1", "B2"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "GKE clusters must not switch Shielded GKE Nodes off",
  why: "Without them a pod that reads the bootstrap credentials in the metadata of its node can join the cluster as a node, and then reads the Secrets of that node's pods.",
  fix: "Remove `enableShieldedNodes`, or set it to `true`.",
  references: [
    "cis:gke/5.5.5",
    "url:https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes",
  ],
  equivalents: ["checkov:CKV_GCP_71", "trivy:AVD-GCP-0055"],
  covers: ["gke-shielded"],
  settings: [{ on: [GKE], path: "enableShieldedNodes", unset: "true", unless: AUTOPILOT, mustNotBe: false }],
});
