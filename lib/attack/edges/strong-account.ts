import { strengthOf } from "../../kubernetes/rbac/strength";
import type { Edge } from "../edge";
import { identitiesOf } from "../identities";
import { identityVertex, strongAccountVertex } from "../vertices";

export const strongAccount: Edge = {
  id: "STRONG_ACCOUNT",
  title: "hold rights that are as good as the cluster",
  mitre: ["T1078"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "structural",

  *steps(cluster) {
    const to = strongAccountVertex(cluster);
    for (const identity of identitiesOf(cluster)) {
      const { verdict, permission } = strengthOf(cluster, identity);
      if (identity.kind !== "ServiceAccount" || verdict === false) continue;
      const because = `it may ${permission?.title}`;
      yield { from: [identityVertex(cluster, identity)], to, holds: verdict, because };
    }
  },
};
