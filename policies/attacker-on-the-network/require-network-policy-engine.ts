import { idleEngineIssues, networkPluginIssues } from "../../lib/cloud/enforcement";
import { stackPolicy } from "../../lib/policy/define";

export const requireNetworkPolicyEngine = stackPolicy({
  id: "require-network-policy-engine",
  category: "attacker-on-the-network",
  threats: ["N3", "Nm", "X3"],
  boundaries: ["B3"],
  stride: ["T", "I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Clusters must enforce the NetworkPolicies that they are given",
  why: "Where nothing enforces them every pod reaches every other one, and nobody notices: the objects are there.",
  fix: "Switch the engine of the cloud on, or run Calico or Cilium.",
  references: ["cis:5.3.1", "cis:eks/4.3.1", "cis:gke/4.3.1", "cis:aks/5.4.4", "ms:MS-M9028"],
  equivalents: [
    "kubescape:C-0205",
    "kubescape:C-0230",
    "kubescape:C-0240",
    "kics:cni_plugin_does_not_support_network_policies",
    "checkov:CKV_GCP_12",
    "trivy:AVD-GCP-0056",
    "checkov:CKV_AZURE_7",
    "trivy:AVD-AZU-0043",
  ],
  covers: ["cni-supports-networkpolicy", "eks-no-network-policy", "gke-network-policy", "aks-network-policy"],

  // Without a NetworkPolicy require-network-policy-support speaks.
  checkStack: (cluster) => [...idleEngineIssues(cluster), ...networkPluginIssues(cluster)],
});
