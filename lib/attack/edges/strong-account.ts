import type { Cluster } from "../../kubernetes/cluster";
import { type Identity, keysOfIdentity } from "../../kubernetes/rbac/identity";
import { rbacOf } from "../../kubernetes/rbac/rbac";
import { SYSTEM_NAMESPACE } from "../../kubernetes/rbac/severity";
import { type Strength, strengthOf } from "../../kubernetes/rbac/strength";
import type { Edge } from "../edge";
import { identitiesOf } from "../identities";
import { keyOfObject } from "../step";
import { accountsVertex, clusterAdminVertex, identityVertex, strongAccountVertex } from "../vertices";

export const strongAccount: Edge = {
  id: "STRONG_ACCOUNT",
  title: "hold an account that is as good as the cluster",
  mitre: ["T1078"],
  category: "privilege-escalation",
  threats: ["E5", "E1"],
  effort: "structural",

  *steps(cluster) {
    const to = strongAccountVertex(cluster);
    const strengths = new Map<string, Strength>();
    for (const identity of identitiesOf(cluster)) {
      if (identity.kind !== "ServiceAccount") continue;
      const key = bindingsOf(cluster, identity);
      const strength = strengths.get(key) ?? strengthOf(cluster, identity);
      strengths.set(key, strength);
      const { verdict, permission } = strength;
      if (verdict === false) continue;
      const because =
        permission === undefined ? "it may take over the cluster" : `it may ${permission.title}`;
      yield { from: [identityVertex(cluster, identity)], to, holds: verdict, because };
    }
    const [system, admin] = [accountsVertex(cluster, SYSTEM_NAMESPACE), clusterAdminVertex(cluster)];
    const because = "controllers of the control plane have accounts there";
    const assumes = "the controller manager uses a service account for each controller";
    yield { from: [system], to: admin, holds: true, because, assumes };
  },
};

/** A group with more bindings than this stands for them. */
const MANY = 16;

/** The bindings that decide what an account may do: many accounts have the same ones. */
function bindingsOf(cluster: Cluster, identity: Identity): string {
  const rbac = rbacOf(cluster);
  const parts = [...keysOfIdentity(identity)].flatMap(([key, verdict]) => {
    const bound = rbac.subjectsAt(key);
    const names = bound.length > MANY ? [key] : bound.map(({ binding }) => keyOfObject(binding.object));
    return names.map((name) => `${name} ${verdict === true}`);
  });
  return [...new Set(parts)].join("\n");
}
