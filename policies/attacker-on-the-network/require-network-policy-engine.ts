import { idleNetworkPlugins, missingEnforcement } from "../../lib/cloud/enforcement";
import { weighed } from "../../lib/model/issue";
import { cloudPolicy } from "../../lib/policy/define";

/** Plugins that enforce NetworkPolicies. Source: "Cluster Networking" and "Network Policies" in the Kubernetes documentation. */
const ENFORCING = ["antrea", "calico", "canal", "cilium", "kube-router", "ovn-kubernetes", "weave"];

export const requireNetworkPolicyEngine = cloudPolicy({
  id: "require-network-policy-engine",
  category: "attacker-on-the-network",
  threats: ["N3", "Nm", "X3"],
  boundaries: ["B3"],
  stride: ["T", "I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Clusters must have an engine that enforces NetworkPolicies",
  why: "Without an engine every pod can connect to every other one, and a NetworkPolicy does nothing, without an error.",
  fix: "Enable the engine of the cloud (Dataplane V2, Azure CNI powered by Cilium, `enableNetworkPolicy` of vpc-cni), or run Calico or Cilium.",
  references: [
    "cis:5.3.1",
    "cis:eks/4.3.1",
    "cis:gke/4.3.1",
    "cis:aks/5.4.4",
    "owasp:2025/K05",
    "ms:MS-M9028",
  ],
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

  exceptions: "Clusters whose engine another program installs.",

  options: {
    cni: {
      type: "string",
      default: "",
      description: `The network plugin of the cluster, where the program does not show it; ${ENFORCING.join(", ")} enforce NetworkPolicies.`,
    },
  },

  // NetworkPolicies that nothing enforces are worse than none: they look like protection.
  checkStack: (program, { cni }) => {
    if (ENFORCING.includes(cni)) return [];
    return [
      ...missingEnforcement(program).map(({ managed, hasPolicies, isMissing }) =>
        weighed(
          hasPolicies ? "high" : "medium",
          managed.root.violates("must enforce NetworkPolicies", isMissing),
        ),
      ),
      ...program.clusters
        .flatMap(idleNetworkPlugins)
        .map(({ container, isIdle }) =>
          container.issueOn(
            container.at("image").violates("must not connect pods without enforcing NetworkPolicies", isIdle),
          ),
        ),
    ];
  },
});
