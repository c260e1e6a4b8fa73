import { nameOf } from "../../kubernetes/rbac/names";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { hubSteps, memberSteps } from "../hubs";
import { secretsVertex, secretVertex } from "../vertices";

export const hubSecrets: Edge = {
  id: "HUB_SECRETS",
  title: "read each Secret of a namespace",
  mitre: ["T1552.007"],
  category: "access-to-sensitive-data",
  threats: ["S1"],
  effort: "structural",

  *steps(cluster) {
    const members = cluster.of("Secret").flatMap((object) => {
      const name = nameOf(object);
      const namespace = cluster.namespaceOf(object);
      if (name === UNKNOWN || namespace === UNKNOWN) return [];
      return [{ object, to: secretVertex(cluster, namespace, name) }];
    });
    yield* memberSteps(cluster, secretsVertex, members);
    yield* hubSteps(cluster, secretsVertex);
  },
};
