import { networkOf, POLICY_KINDS } from "../../lib/kubernetes/network/policy";
import { onWorkloadNamespaces } from "../../lib/kubernetes/workload-namespace";
import { allOf, not, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

const DIRECTIONS = ["ingress", "egress"] as const;

export const requireDefaultDenyNetworkPolicies = stackPolicy({
  id: "require-default-deny-network-policies",
  category: "attacker-on-the-network",
  threats: ["X3", "N2", "Nm", "F5", "F6"],
  boundaries: ["B3"],
  stride: ["I", "T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Namespaces with workloads must deny ingress and egress by default",
  why: "Without a default deny every pod of the cluster can connect to every other one, and a compromised pod to the internet and the cloud metadata service.",
  fix: "Declare a NetworkPolicy with an empty `podSelector`, both `policyTypes` and no rules, and allow what is needed in further policies.",
  references: ["cis:5.3.2", "nsa:network-separation", "owasp:2025/K05", "ms:MS-M9014", "mitre:T1046"],
  equivalents: [
    "kube-linter:non-isolated-pod",
    "checkov:CKV2_K8S_6",
    "kubescape:C-0260",
    "polaris:missingNetworkPolicy",
    "kube-score:pod-networkpolicy",
    "kics:pod_misconfigured_network_policy",
    "kyverno:require-netpol",
    "kubescape:C-0030",
    "kubescape:C-0206",
    "kubescape:C-0054",
    "kubescape:C-0049",
    "kyverno:add-network-policy",
    "kyverno:generate-networkpolicy-existing",
  ],
  covers: ["networkpolicy-covers-pod", "networkpolicy-both-directions", "namespace-has-networkpolicy"],

  checkStack(cluster) {
    const network = networkOf(cluster);
    const isAllSeen = cluster.sees(POLICY_KINDS);
    return onWorkloadNamespaces(cluster, ({ key, object, field }) =>
      DIRECTIONS.map((direction) => {
        // Another program may hold the policy of a namespace that this one does not declare.
        const isOurs = object === undefined ? UNKNOWN : isAllSeen;
        const { verdict } = network.defaultDenies(key, direction);
        return field.violates(
          `must have a NetworkPolicy that denies ${direction} by default`,
          allOf([not(verdict), isOurs]),
        );
      }),
    );
  },
});
