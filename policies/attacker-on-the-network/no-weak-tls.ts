import { TLS_KINDS, weakTlsIn } from "../../lib/kubernetes/network/tls-version";
import { resourcePolicy } from "../../lib/policy/define";

export const noWeakTls = resourcePolicy({
  id: "no-weak-tls",
  category: "attacker-on-the-network",
  threats: ["N1", "N2"],
  boundaries: ["B6"],
  stride: ["I", "T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Ingresses, gateways, load balancers and meshes must not accept TLS below 1.2",
  why: "TLS 1.0 and 1.1 are broken: an attacker who records or changes the traffic can read parts of it.",
  fix: "Set the minimum version to TLS 1.2, or remove the setting: TLS 1.2 is the default.",
  references: ["url:https://www.rfc-editor.org/rfc/rfc8996", "mitre:T1557", "mitre:T1040"],
  equivalents: ["kyverno:enforce-min-tls-version"],
  kinds: TLS_KINDS,

  check: (object) =>
    weakTlsIn(object).map(({ field, isWeak, weak }) => field.violates(`must not accept ${weak}`, isWeak)),
});
