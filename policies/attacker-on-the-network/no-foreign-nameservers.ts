import { allOf } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

export const noForeignNameservers = podPolicy({
  id: "no-foreign-nameservers",
  category: "attacker-on-the-network",
  threats: ["N4", "F6", "D7"],
  boundaries: ["B3", "B6"],
  stride: ["S", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods must not use nameservers outside the cluster",
  why: "The operator of the nameserver decides which addresses the pod connects to, and learns every name that it resolves.",
  fix: "Remove `dnsPolicy: None` and `dnsConfig.nameservers`; forward zones in the CoreDNS configuration.",
  references: ["mitre:T1557"],
  exceptions: "DNS servers and node-local caches, which name their upstream servers.",

  check: (pod) =>
    pod
      .at("dnsConfig.nameservers")
      .items()
      .map((server) =>
        server.violates(
          `must not use the nameserver ${server.shown}`,
          allOf([pod.at("dnsPolicy").is("None"), server.isSet]),
        ),
      ),
});
