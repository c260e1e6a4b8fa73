import { hoursOf } from "../../lib/model/duration";
import { allOf, not, UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const noWeakCertificates = resourcePolicy({
  id: "no-weak-certificates",
  category: "attacker-on-the-network",
  threats: ["N1", "N2"],
  boundaries: ["B6", "B3"],
  stride: ["S", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "baseline",
  title: "Certificates must have strong keys and a short life",
  why: "A key that leaks, or that is broken, serves an attacker until the certificate expires.",
  fix: "Use RSA of 2048 bits or more, or ECDSA, and a duration of 100 days or less.",
  references: ["url:https://cert-manager.io/docs/usage/certificate/", "mitre:T1557", "mitre:T1649"],
  equivalents: ["kyverno:limit-duration"],
  covers: ["certificate-policy"],
  kinds: ["cert-manager.io/Certificate"],
  options: {
    mostHours: {
      type: "number",
      default: 2400,
      description: "The longest life of a server's certificate, in hours.",
    },
  },

  check(certificate, { mostHours }) {
    const isAuthority = certificate.at("spec.isCA").is(true);
    const key = certificate.at("spec.privateKey");
    const size = key.key("size");
    const bits = size.number();
    const isRsa = not(key.key("algorithm").isOneOf(["ECDSA", "Ed25519"]));
    const duration = certificate.at("spec.duration");
    const hours = hoursOf(duration);
    return [
      size.violates(
        `must not use a key of ${size.shown} bits`,
        allOf([isRsa, bits === UNKNOWN ? UNKNOWN : bits !== undefined && bits < 2048]),
      ),
      duration.violates(
        `must not live ${duration.shown}`,
        allOf([not(isAuthority), hours === UNKNOWN ? UNKNOWN : hours !== undefined && hours > mostHours]),
      ),
    ];
  },
});
