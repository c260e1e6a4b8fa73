import type { Edge } from "../edge";
import { identitiesOf } from "../identities";
import { accountsVertex, identityVertex } from "../vertices";

export const hubAccounts: Edge = {
  id: "HUB_ACCOUNTS",
  title: "act as each service account of a namespace",
  mitre: ["T1078"],
  category: "privilege-escalation",
  threats: ["E5"],
  effort: "structural",

  *steps(cluster) {
    const namespaces = new Set<string>();
    for (const identity of identitiesOf(cluster)) {
      if (identity.kind !== "ServiceAccount") continue;
      namespaces.add(identity.namespace);
      yield {
        from: [accountsVertex(cluster, identity.namespace)],
        to: identityVertex(cluster, identity),
        holds: true,
        because: `${identity.name} is one of them`,
      };
    }
    for (const namespace of namespaces) {
      const [from, to] = [accountsVertex(cluster), accountsVertex(cluster, namespace)];
      yield { from: [from], to, holds: true, because: "all namespaces include it" };
    }
  },
};
