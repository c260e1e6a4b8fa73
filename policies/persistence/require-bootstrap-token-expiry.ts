import { allOf, anyOf, not } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const requireBootstrapTokenExpiry = resourcePolicy({
  id: "require-bootstrap-token-expiry",
  category: "persistence",
  threats: ["F3", "P4", "E4"],
  boundaries: ["B1", "B2"],
  stride: ["S"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Bootstrap tokens must expire",
  why: "Anyone who finds a token that does not expire can join a machine to the cluster, years later, and read the Secrets of the pods that are scheduled to it.",
  fix: "Set `expiration` to a time a few hours ahead, in RFC 3339.",
  references: [
    "cis:3.1.3",
    "url:https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/",
    "mitre:T1078",
  ],
  covers: ["api-authz-paths", "bootstrap-token-expiration"],
  kinds: ["Secret"],

  check(secret) {
    const places = ["stringData", "data"].map((name) => secret.at(name).key("expiration"));
    const isPermanent = allOf([
      secret.at("type").is("bootstrap.kubernetes.io/token"),
      not(anyOf(places.map(({ isSet }) => isSet))),
      !secret.isPatch,
    ]);
    return secret.at("type").violates("must expire", isPermanent);
  },
});
