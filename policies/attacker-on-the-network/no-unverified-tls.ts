import { unverifiedTlsIn } from "../../lib/kubernetes/pods/unverified-tls";
import { containerPolicy } from "../../lib/policy/define";

const EFFECTS = {
  "any server": "skips TLS verification",
  plaintext: "sends data in plaintext",
  "a fallback to plaintext": "falls back to plaintext",
} as const;

export const noUnverifiedTls = containerPolicy({
  id: "no-unverified-tls",
  category: "attacker-on-the-network",
  threats: ["N1", "F5", "F6"],
  boundaries: ["B3", "B6"],
  stride: ["S", "T", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must not skip TLS verification or send data in plaintext",
  why: "An attacker on the path can answer in place of the server, and read and change everything that is sent.",
  fix: "Remove the setting, and mount the certificate of the CA that signed the server certificate.",
  references: ["owasp:2025/K05", "mitre:T1557"],

  check: (container) =>
    unverifiedTlsIn(container).map(({ field, setting, isSet, allows }) =>
      field.violates(`must not set ${setting}, which ${EFFECTS[allows]}`, isSet),
    ),
});
