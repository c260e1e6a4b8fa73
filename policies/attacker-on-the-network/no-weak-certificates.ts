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
  title: "Certificates must have strong keys and a short lifetime",
  why: "A key that leaks, or that is broken, is of use to an attacker until the certificate expires.",
  fix: "Use RSA keys of 2048 bits or more, or ECDSA, and set `spec.duration` to {maxHours}h or less.",
  references: ["url:https://cert-manager.io/docs/usage/certificate/", "mitre:T1557", "mitre:T1649"],
  equivalents: ["kyverno:limit-duration"],
  covers: ["certificate-policy"],
  kinds: ["cert-manager.io/Certificate"],
  options: {
    maxHours: {
      type: "number",
      default: 2400,
      description: "The longest lifetime of a server certificate, in hours.",
    },
  },

  check(certificate, { maxHours }) {
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
        `must not be valid for ${duration.shown}`,
        allOf([not(isAuthority), hours === UNKNOWN ? UNKNOWN : hours !== undefined && hours > maxHours]),
      ),
    ];
  },
});
