import type { Edge } from "../edge";
import { hubAt, objectsAt } from "../powers";
import { powerSteps } from "../right-steps";
import { secretsVertex, secretVertex } from "../vertices";

export const readSecrets: Edge = {
  id: "READ_SECRETS",
  title: "read Secrets through the API",
  mitre: ["T1552.007"],
  boundary: "B1",
  category: "access-to-sensitive-data",
  threats: ["S1", "E1"],
  effort: "request",

  *steps(cluster) {
    yield* powerSteps(cluster, "read-secrets", hubAt(cluster, secretsVertex));
    yield* powerSteps(
      cluster,
      "read-named-secrets",
      objectsAt(cluster, (namespace, name) => [secretVertex(cluster, namespace, name)]),
    );
  },
};
