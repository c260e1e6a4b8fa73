import { openRulesOf, RULE_KINDS } from "../../lib/kubernetes/network/open-rule";
import { resourcePolicy } from "../../lib/policy/define";

const SENTENCES = {
  everything: "must not allow everything",
  "every address": "must not allow every address",
  "every namespace": "must not allow every pod of every namespace",
} as const;

export const noOpenNetworkPolicies = resourcePolicy({
  id: "no-open-network-policies",
  category: "attacker-on-the-network",
  threats: ["X3", "F5", "F6", "N2"],
  boundaries: ["B3", "B6"],
  stride: ["I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "NetworkPolicies must not allow all traffic",
  why: "A rule that allows every peer undoes the default deny, although the policy looks like protection.",
  fix: "Name the pods, namespaces or IP blocks that need access.",
  references: ["owasp:2025/K05", "mitre:T1046", "mitre:T1041"],
  equivalents: ["trivy:KSV-0038", "trivy:KUBE-0001", "trivy:KUBE-0002", "kubescape:C-0301"],
  covers: [
    "networkpolicy-selector-use",
    "networkpolicy-open-ingress-cidr",
    "networkpolicy-open-egress-cidr",
    "sandbox-egress-policy",
  ],
  exceptions:
    "Workloads that call services on the internet: put the private and link-local ranges into `except` of the block.",
  kinds: RULE_KINDS,
  check: (policy) =>
    openRulesOf(policy).map(({ field, allows, isOpen, blocks }) =>
      field.violates(SENTENCES[allows] + (blocks.length > 0 ? ` (${blocks.join(", ")})` : ""), isOpen),
    ),
});
