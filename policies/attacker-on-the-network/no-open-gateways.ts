import { OPENING_KINDS, openingsOf } from "../../lib/kubernetes/network/gateway-opening";
import { resourcePolicy } from "../../lib/policy/define";

export const noOpenGateways = resourcePolicy({
  id: "no-open-gateways",
  category: "attacker-on-the-network",
  threats: ["N1", "N4"],
  boundaries: ["B3", "B6"],
  stride: ["S", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Gateways must serve TLS, and take routes only from namespaces that they name",
  why: "A listener without TLS shows passwords to the path; one that takes routes from every namespace lets any team answer for the hosts of another; a grant on Secrets gives keys to other namespaces.",
  fix: "Add a certificate to the listener or redirect to one that has it, select namespaces in `allowedRoutes`, and name the Secret in the grant.",
  references: [
    "url:https://gateway-api.sigs.k8s.io/concepts/security-model/",
    "owasp:2025/K05",
    "mitre:T1557",
  ],
  exceptions: "Gateways that a platform team shares, and listeners whose routes only redirect to HTTPS.",
  kinds: OPENING_KINDS,

  check: (object) => openingsOf(object).map(({ field, demand, isOpen }) => field.violates(demand, isOpen)),
});
