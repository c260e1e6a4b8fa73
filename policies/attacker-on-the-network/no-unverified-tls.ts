import { unverifiedTlsIn } from "../../lib/kubernetes/pods/unverified-tls";
import { containerPolicy } from "../../lib/policy/define";

export const noUnverifiedTls = containerPolicy({
  id: "no-unverified-tls",
  category: "attacker-on-the-network",
  threats: ["N1", "F5", "F6"],
  boundaries: ["B3", "B6"],
  stride: ["S", "T", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must verify whom they connect to",
  why: "With the verification of certificates switched off, anybody on the path answers in the other's place, and reads and changes everything.",
  fix: "Remove the setting, and give the container the certificate of the authority that it must trust.",
  references: ["owasp:2025/K05", "mitre:T1557"],

  check: (container) =>
    unverifiedTlsIn(container).map(({ field, setting, isSet }) =>
      field.violates(`must not set ${setting}, which switches verification off`, isSet),
    ),
});
