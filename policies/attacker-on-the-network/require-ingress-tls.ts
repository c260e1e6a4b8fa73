import { servesTlsByAnnotation } from "../../lib/kubernetes/network/ingress-certificate";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** Whether a certificate's host is this one, or its wildcard. */
function covers(pattern: string | undefined | Unknown, host: string | undefined | Unknown): Truth {
  if (pattern === UNKNOWN || host === UNKNOWN) return UNKNOWN;
  return pattern === host || (pattern?.startsWith("*.") === true && host?.replace(/^[^.]+/, "*") === pattern);
}

export const requireIngressTls = resourcePolicy({
  id: "require-ingress-tls",
  category: "attacker-on-the-network",
  threats: ["N1", "N2"],
  boundaries: ["B6"],
  stride: ["I", "T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Ingresses must serve every host by TLS",
  why: "Passwords, cookies and data cross the internet in plaintext, and an attacker on the path can change them.",
  fix: "Add each host to `spec.tls` with a Secret, and leave the redirect to HTTPS on.",
  references: ["owasp:2022/K07", "mitre:T1557"],
  equivalents: [
    "polaris:tlsSettingsMissing",
    "kubescape:C-0263",
    "kyverno:require-ingress-https",
    "kyverno:ingress-host-match-tls",
  ],
  covers: ["ingress-tls"],
  kinds: ["networking.k8s.io/Ingress"],

  *check(ingress) {
    const tls = ingress.at("spec.tls");
    const isServed = anyOf([...tls.items().map(({ isSet }) => isSet), servesTlsByAnnotation(ingress)]);
    yield tls.violates("must serve by TLS", ingress.isPatch && tls.isAbsent ? false : not(isServed));
    for (const name of [
      "nginx.ingress.kubernetes.io/ssl-redirect",
      "nginx.ingress.kubernetes.io/force-ssl-redirect",
      "ingress.kubernetes.io/ssl-redirect",
      "haproxy.org/ssl-redirect",
    ]) {
      const redirect = ingress.annotation(name);
      yield redirect.violates("must not switch the redirect to HTTPS off", redirect.is(false));
    }
    const served = tls.items().flatMap((entry) => entry.key("hosts").items());
    for (const rule of tls.isAbsent ? [] : ingress.at("spec.rules").items()) {
      const host = rule.key("host");
      const hasCertificate = anyOf(served.map((each) => covers(each.string(), host.string())));
      // A certificate without hosts serves all of them.
      const isCertain = allOf(tls.items().map((entry) => entry.key("hosts").isSet));
      if (host.isAbsent) continue;
      yield host.violates(`must serve ${host.shown} by TLS`, allOf([isCertain, not(hasCertificate)]));
    }
  },
});
