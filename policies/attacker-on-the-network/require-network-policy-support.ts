import { supportIssues } from "../../lib/cloud/enforcement";
import { cloudPolicy } from "../../lib/policy/define";

export const requireNetworkPolicySupport = cloudPolicy({
  id: "require-network-policy-support",
  category: "attacker-on-the-network",
  threats: ["N3", "Nm", "X3"],
  boundaries: ["B3"],
  stride: ["T", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must be able to enforce NetworkPolicies",
  why: "Every pod reaches every other one, and a NetworkPolicy that a team adds later does nothing, without an error.",
  fix: "Switch the engine of the cloud on: Dataplane V2, Cilium, Calico or the one of the network plugin.",
  references: ["cis:5.3.1", "cis:gke/4.3.1", "cis:aks/5.4.4", "owasp:2025/K05", "ms:MS-M9028"],
  equivalents: ["checkov:CKV_GCP_12", "trivy:AVD-GCP-0056", "checkov:CKV_AZURE_7", "trivy:AVD-AZU-0043"],
  covers: ["gke-network-policy", "aks-network-policy"],

  // Where there is a NetworkPolicy already require-network-policy-engine speaks.
  exceptions: "Clusters whose engine another program installs.",
  checkStack: (program) => supportIssues(program),
});
