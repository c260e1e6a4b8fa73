import { idleSelectorsOf } from "../../lib/kubernetes/network/idle";
import { stackPolicy } from "../../lib/policy/define";

export const noDanglingNetworkPolicies = stackPolicy({
  id: "no-dangling-network-policies",
  category: "attacker-on-the-network",
  threats: ["Nm", "X3"],
  boundaries: ["B3"],
  stride: ["I", "T"],
  severity: "low",
  enforcement: "advisory",
  profile: "baseline",
  title: "NetworkPolicies must select pods that exist",
  why: "A selector with a typing error protects nothing: the pods that it was meant for stay open, and the policy looks like protection.",
  fix: "Correct the labels of the selector, or remove the policy.",
  references: [
    "url:https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    "owasp:2025/K05",
  ],
  equivalents: [
    "kube-linter:dangling-networkpolicy",
    "kubescape:C-0299",
    "kube-score:networkpolicy-targets-pod",
    "kics:network_policy_is_not_targeting_any_pod",
    "kube-linter:dangling-networkpolicypeer-podselector",
  ],
  covers: ["networkpolicy-targets-nothing", "networkpolicy-peer-targets-nothing"],
  exceptions: "Policies for pods of another program, or of an operator.",

  checkStack: (cluster) =>
    idleSelectorsOf(cluster).map(({ selector, isIdle }) =>
      selector.violates("must select a pod that exists", isIdle),
    ),
});
