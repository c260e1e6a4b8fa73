import { nameOf } from "../../kubernetes/rbac/names";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { namespacesOf } from "../namespaces";
import { secretsVertex, secretVertex } from "../vertices";

export const hubSecrets: Edge = {
  id: "HUB_SECRETS",
  title: "read each Secret of a namespace",
  mitre: ["T1552.007"],
  category: "access-to-sensitive-data",
  threats: ["S1"],
  effort: "structural",

  *steps(cluster) {
    for (const namespace of namespacesOf(cluster)) {
      const to = secretsVertex(cluster, namespace);
      yield { from: [secretsVertex(cluster)], to, holds: true, because: "all namespaces include it" };
    }
    for (const secret of cluster.of("Secret")) {
      const namespace = cluster.namespaceOf(secret);
      const name = nameOf(secret);
      if (namespace === UNKNOWN || name === UNKNOWN) continue;
      const to = secretVertex(cluster, namespace, name);
      yield { from: [secretsVertex(cluster, namespace)], to, holds: true, because: "it is one of them" };
    }
  },
};
