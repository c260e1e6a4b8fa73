import type { ValueMap } from "../../lib/model/value";
import { noWeakCertificates } from "../../policies/attacker-on-the-network/no-weak-certificates";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const certificate = (spec: ValueMap) =>
  object("cert-manager.io/v1", "Certificate", "shop/web", {
    spec: { secretName: "web-tls", dnsNames: ["shop.example.com"], ...spec },
  });

testPolicy(noWeakCertificates, {
  accepts: {
    "a certificate by default": certificate({}),
    "a short life and a strong key": certificate({
      duration: "2160h",
      privateKey: { algorithm: "RSA", size: 3072 },
    }),
    "a short key of another kind": certificate({ privateKey: { algorithm: "ECDSA", size: 256 } }),
    "an authority, which lives long": certificate({ isCA: true, duration: "87600h" }),
  },
  rejects: {
    "a weak key": {
      given: certificate({ privateKey: { algorithm: "RSA", size: 1024 } }),
      says: 'Certificate "shop/web" must not use a key of 1024 bits (spec.privateKey.size)',
    },
    "a long life": {
      given: certificate({ duration: "8760h" }),
      says: 'Certificate "shop/web" must not be valid for 8760h (spec.duration)',
    },
  },
  undecided: { "a duration from an output": certificate({ duration: UNKNOWN }) },
});
