import type { Edge } from "../edge";
import { stepsTo } from "../rights";
import { secretsNamed } from "../secrets";
import { secretsVertex } from "../vertices";

export const readSecrets: Edge = {
  id: "READ_SECRETS",
  title: "read Secrets through the API",
  mitre: ["T1552.007"],
  boundary: "B1",
  category: "access-to-sensitive-data",
  threats: ["S1"],
  effort: "trivial",

  steps: (cluster) =>
    stepsTo(cluster, ["read-secrets", "read-named-secrets"], ({ namespace, name }) =>
      name === undefined ? secretsVertex(cluster, namespace) : secretsNamed(cluster, name, namespace),
    ),
};
