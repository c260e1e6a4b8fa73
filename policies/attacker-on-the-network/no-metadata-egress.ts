import { allowsAddress, allowsEveryAddress } from "../../lib/kubernetes/network/ip-block";
import type { Field } from "../../lib/model/field";
import { allOf, anyOf, not } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** Where nodes of the clouds answer with their credentials: AWS, Azure, Google and others, and AWS over IPv6. */
const METADATA = ["169.254.169.254", "fd00:ec2::254"];

export const noMetadataEgress = resourcePolicy({
  id: "no-metadata-egress",
  category: "attacker-on-the-network",
  threats: ["S4", "X3", "F6"],
  boundaries: ["B7", "B3"],
  stride: ["I", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "NetworkPolicies must not allow egress to the cloud metadata service",
  why: "A pod that reaches the metadata service gets the cloud credentials, the settings and the start scripts of its node.",
  fix: "Add `169.254.169.254/32` to `except` of the block.",
  references: ["owasp:2025/K08", "ms:MS-TA9033", "mitre:T1552.005"],
  exceptions: "Agents that must ask the metadata service, each in a policy of its own.",
  kinds: ["networking.k8s.io/NetworkPolicy"],

  check: (policy) =>
    policy
      .at("spec.egress")
      .items()
      .flatMap((rule) => rule.key("to").items())
      .map((peer) => openBlock(peer.at("ipBlock"))),
});

/** A block of practically every address is a finding of no-open-network-policies. */
function openBlock(block: Field) {
  const cidr = block.key("cidr");
  if (cidr.isAbsent) return undefined;
  const isOpen = anyOf(METADATA.map((address) => allowsAddress(block, address)));
  return cidr.violates(
    `must not open the metadata service (${cidr.shown})`,
    allOf([isOpen, not(allowsEveryAddress([block]))]),
  );
}
