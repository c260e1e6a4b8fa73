import { podPolicy } from "../../lib/policy/define";

export const noHostAliases = podPolicy({
  id: "no-host-aliases",
  category: "attacker-on-the-network",
  threats: ["N4"],
  boundaries: ["B3"],
  stride: ["S"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods must not add host aliases",
  why: "Entries of the hosts file override DNS, outlive its changes, and send traffic to addresses that no Service or NetworkPolicy shows.",
  fix: "Remove `hostAliases`, and use a Service or an ExternalName.",
  references: ["ms:MS-TA9035", "mitre:T1557"],
  equivalents: ["trivy:KSV-0007", "kubesec:HostAliases"],
  covers: ["host-aliases"],

  check: (pod) =>
    pod
      .at("hostAliases")
      .items()
      .map((alias) => alias.violates(`must not name ${alias.key("ip").shown}`, alias.isSet)),
});
