import { ingressClassOf } from "../../lib/kubernetes/network/ingress-class";
import type { Field } from "../../lib/model/field";
import { onlyIf } from "../../lib/model/issue";
import { allOf, anyOf, not, type Truth } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** Ingress classes whose controllers limit requests by annotations of the Ingress, and those annotations. */
const LIMITS: Readonly<Record<string, readonly string[]>> = {
  nginx: [
    "nginx.ingress.kubernetes.io/limit-rps",
    "nginx.ingress.kubernetes.io/limit-rpm",
    "nginx.ingress.kubernetes.io/limit-connections",
  ],
  haproxy: ["haproxy.org/rate-limit-requests", "haproxy-ingress.github.io/limit-rps"],
};

/** Zero means no limit. */
function isLimit(annotation: Field): Truth {
  return allOf([annotation.isSet, not(annotation.is("0"))]);
}

export const requireIngressRateLimits = resourcePolicy({
  id: "require-ingress-rate-limits",
  category: "denial-of-service",
  threats: ["D2", "Dm"],
  boundaries: ["B6"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Ingresses must limit requests or connections of each client",
  why: "A single client without a limit takes the connections and the bandwidth of the controller, and of every service behind it.",
  fix: "Set an annotation of the controller such as `nginx.ingress.kubernetes.io/limit-rps`.",
  references: [
    "url:https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#rate-limiting",
    "mitre:T1498",
  ],
  exceptions: "Clusters behind a network that limits clients already.",
  kinds: ["networking.k8s.io/Ingress"],

  check(ingress) {
    const name = ingressClassOf(ingress);
    if (name.isAbsent) return undefined;
    return Object.entries(LIMITS).map(([known, annotations]) => {
      const isLimited = anyOf(annotations.map((each) => isLimit(ingress.annotation(each))));
      return onlyIf(
        not(ingress.isPatch),
        name.violates("must limit the requests of each client", allOf([name.is(known), not(isLimited)])),
      );
    });
  },
});
