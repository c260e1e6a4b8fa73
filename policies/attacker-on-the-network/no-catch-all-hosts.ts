import { HOST_KINDS, routeHostsOf } from "../../lib/kubernetes/network/route-host";
import type { Field } from "../../lib/model/field";
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
  title: "Ingresses and routes must name their hosts",
  why: "A route without a host, with a wildcard host or with a default backend answers for names of other teams.",
  fix: "Name each host without `*`, and remove `defaultBackend`.",
  references: ["mitre:T1557"],
  equivalents: [
    "kyverno:disallow-empty-ingress-host",
    "kyverno:restrict-ingress-wildcard",
    "kyverno:restrict-virtual-service-wildcard",
    "kyverno:restrict-ingress-defaultbackend",
  ],
  covers: ["ingress-host-empty", "ingress-host-wildcard", "ingress-default-backend"],
  kinds: HOST_KINDS,
  check: (object) =>
    routeHostsOf(object).map(({ field, isOpen }) => field.violates(sentenceOn(field), isOpen)),
});

function sentenceOn(field: Field): string {
  if (field.isAbsent) return "must name a host";
  if (field.is("Subdomain") === true) return "must not answer for every host of its domain";
  return typeof field.value === "string"
    ? `must not answer for ${field.shown}`
    : "must not answer for every host";
}
