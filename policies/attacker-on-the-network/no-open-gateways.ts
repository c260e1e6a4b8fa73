import type { DeclaredResource } from "../../lib/model/declared-resource";
import type { Issue } from "../../lib/model/issue";
import { allOf, not } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

const GATEWAY = "gateway.networking.k8s.io/Gateway";
const GRANT = "gateway.networking.k8s.io/ReferenceGrant";

export const noOpenGateways = resourcePolicy({
  id: "no-open-gateways",
  category: "attacker-on-the-network",
  threats: ["N1", "N4"],
  boundaries: ["B3", "B6"],
  stride: ["S", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Gateways must not accept routes, or grants give Secrets, of every namespace",
  why: "A listener that accepts routes from every namespace lets any team answer for the hosts of another; a grant on all Secrets gives TLS keys to other namespaces.",
  fix: "Set `allowedRoutes.namespaces.from` to `Selector` or `Same`, and name the Secret in `spec.to` of the ReferenceGrant.",
  references: [
    "url:https://gateway-api.sigs.k8s.io/concepts/security-model/",
    "owasp:2025/K05",
    "mitre:T1557",
  ],
  exceptions: "Gateways that a platform team shares with every namespace.",

  kinds: [GATEWAY, GRANT],
  check: (object) => (object.type === GRANT ? onGrant(object) : onGateway(object)),
});

function onGateway(gateway: DeclaredResource): (Issue | undefined)[] {
  return gateway
    .at("spec.listeners")
    .items()
    .map((listener) => listener.at("allowedRoutes.namespaces.from"))
    .map((from) => from.violates("must not accept routes from every namespace", from.is("All")));
}

function onGrant(grant: DeclaredResource): (Issue | undefined)[] {
  return grant
    .at("spec.to")
    .items()
    .map((target) =>
      target.violates(
        "must not give every Secret to another namespace",
        allOf([target.key("kind").is("Secret"), not(target.key("name").isSet)]),
      ),
    );
}
