import { nameOf } from "../../kubernetes/rbac/names";
import { tokenOwnerOf, tokenSecretsOf } from "../../kubernetes/rbac/token-secrets";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { identityVertex, secretVertex } from "../vertices";

export const secretIsToken: Edge = {
  id: "SECRET_IS_TOKEN",
  title: "use the token that a Secret holds",
  mitre: ["T1528"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "trivial",

  *steps(cluster) {
    for (const { secret, verdict } of tokenSecretsOf(cluster)) {
      const namespace = cluster.namespaceOf(secret);
      const name = nameOf(secret);
      const account = tokenOwnerOf(cluster, secret);
      if (namespace === UNKNOWN || name === UNKNOWN || account === UNKNOWN || account === "") continue;
      yield {
        from: [secretVertex(cluster, namespace, name)],
        to: identityVertex(cluster, { kind: "ServiceAccount", namespace, name: account }),
        holds: verdict,
        at: secret.at("type"),
        because: "it holds a token that does not expire",
        fixes: [
          { field: secret.at("type"), change: "remove the Secret, and use tokens that expire", cost: 2 },
        ],
      };
    }
  },
};
