import { identitiesOfKey, keysInSecrets } from "../../cloud/identity-keys";
import { nameOf } from "../../kubernetes/rbac/names";
import { allOf, UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { cloudIdentityVertex, secretVertex } from "../vertices";

export const secretFromCloud: Edge = {
  id: "SECRET_FROM_CLOUD",
  title: "use the key of a cloud identity that a Secret holds",
  mitre: ["T1552.001"],
  boundary: "B7",
  category: "access-to-sensitive-data",
  threats: ["S1", "E5"],
  effort: "trivial",

  *steps(cluster) {
    for (const { field, key, verdict } of keysInSecrets(cluster)) {
      const namespace = cluster.namespaceOf(field.owner);
      const name = nameOf(field.owner);
      if (namespace === UNKNOWN || name === UNKNOWN) continue;
      for (const { identity, isCertain } of identitiesOfKey(key, cluster.cloud)) {
        const holds = allOf([verdict, isCertain]);
        if (holds === false) continue;
        yield {
          from: [secretVertex(cluster, namespace, name)],
          to: cloudIdentityVertex(identity),
          holds,
          at: field,
          because: `its data comes from ${key.title}`,
          fixes: [{ field, change: `keep the key of ${identity.title} out of the Secret`, cost: 3 }],
        };
      }
    }
  },
};
