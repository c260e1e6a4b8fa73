import type { Edge } from "../edge";
import { hubSteps } from "../hubs";
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
    for (const identity of identitiesOf(cluster)) {
      if (identity.kind !== "ServiceAccount") continue;
      yield {
        from: [accountsVertex(cluster, identity.namespace)],
        to: identityVertex(cluster, identity),
        holds: true,
        because: `${identity.name} is one of them`,
      };
    }
    yield* hubSteps(cluster, accountsVertex);
  },
};
