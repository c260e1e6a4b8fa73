import { UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const noCatchAllHosts = resourcePolicy({
  id: "no-catch-all-hosts",
  category: "attacker-on-the-network",
  threats: ["N1", "N4"],
  boundaries: ["B6"],
  stride: ["S", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Ingresses must name their hosts",
  why: "A route without a host, with a wildcard host or with a default backend answers for names of other teams.",
  fix: "Name each host, and remove `defaultBackend`.",
  references: ["mitre:T1557"],
  equivalents: [
    "kyverno:disallow-empty-ingress-host",
    "kyverno:restrict-ingress-wildcard",
    "kyverno:restrict-virtual-service-wildcard",
    "kyverno:restrict-ingress-defaultbackend",
  ],
  covers: ["ingress-host-empty", "ingress-host-wildcard", "ingress-default-backend"],
  kinds: ["networking.k8s.io/Ingress"],

  *check(ingress) {
    const backend = ingress.at("spec.defaultBackend");
    yield backend.violates("must not answer for every host", backend.isSet);
    for (const rule of ingress.at("spec.rules").items()) {
      const host = rule.key("host");
      const text = host.string();
      const isOpen = text === UNKNOWN ? UNKNOWN : text === undefined || text === "" || text.includes("*");
      yield host.violates(host.isAbsent ? "must name a host" : `must not answer for ${host.shown}`, isOpen);
    }
  },
});
