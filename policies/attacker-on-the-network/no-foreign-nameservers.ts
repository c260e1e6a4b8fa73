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
  title: "Pods must not resolve names elsewhere than in the cluster",
  why: "Whoever runs the nameserver decides where the pod connects, and learns every name it asks for.",
  fix: "Remove `dnsPolicy: None` and `nameservers`; forward zones in the configuration of the cluster DNS.",
  references: ["mitre:T1557"],
  exceptions: "Pods of DNS itself, and node-local caches, name their upstream servers.",

  check: (pod) =>
    pod
      .at("dnsConfig.nameservers")
      .items()
      .map((server) =>
        server.violates(
          `must not ask the nameserver ${server.shown}`,
          allOf([pod.at("dnsPolicy").is("None"), server.isSet]),
        ),
      ),
});
