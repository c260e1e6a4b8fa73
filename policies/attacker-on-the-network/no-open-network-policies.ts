import type { Field } from "../../lib/model/field";
import { allOf, anyOf, not, UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

function openBlock(block: Field) {
  if (block.isAbsent) return undefined;
  const cidr = block.key("cidr");
  const except = anyOf(
    block
      .key("except")
      .items()
      .map(({ isSet }) => isSet),
  );
  return cidr.violates(
    `must not allow every address (${cidr.shown})`,
    allOf([cidr.isOneOf(["0.0.0.0/0", "::/0"]), not(except)]),
  );
}

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
  equivalents: [
    "trivy:KSV-0038",
    "kyverno:restrict-networkpolicy-empty-podselector",
    "trivy:KUBE-0001",
    "trivy:KUBE-0002",
    "kubescape:C-0301",
  ],
  covers: ["networkpolicy-selector-use", "networkpolicy-open-ingress-cidr", "networkpolicy-open-egress-cidr"],
  exceptions:
    "Workloads that call services on the internet: put the private and link-local ranges into `except` of the block.",
  kinds: ["networking.k8s.io/NetworkPolicy"],

  *check(policy) {
    for (const [list, peers] of [
      ["spec.ingress", "from"],
      ["spec.egress", "to"],
    ] as const) {
      for (const rule of policy.at(list).items()) {
        const field = rule.key(peers);
        const hasPeers = anyOf(field.items().map((peer) => (peer.value === UNKNOWN ? UNKNOWN : true)));
        const hasPorts = anyOf(
          rule
            .key("ports")
            .items()
            .map(({ isSet }) => isSet),
        );
        const isOpen = rule.value === UNKNOWN ? UNKNOWN : allOf([not(hasPeers), not(hasPorts)]);
        yield rule.violates("must not allow everything", isOpen);
        for (const block of field.items().map((peer) => peer.at("ipBlock"))) yield openBlock(block);
      }
    }
  },
});
