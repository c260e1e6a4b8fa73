import type { Edge } from "../edge";
import { namespacesOf } from "../namespaces";
import { stepsTo } from "../rights";
import { accountsVertex, newPodsVertex, secretsVertex } from "../vertices";

export const createWorkload: Edge = {
  id: "CREATE_WORKLOAD",
  title: "run pods of its own in a namespace",
  mitre: ["T1610", "T1053.007"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "request",

  *steps(cluster) {
    yield* stepsTo(cluster, ["create-workloads"], ({ namespace }) => newPodsVertex(cluster, namespace));
    for (const namespace of [undefined, ...namespacesOf(cluster)]) {
      const from = [newPodsVertex(cluster, namespace)];
      const asAny = "a pod names the account that it runs as";
      yield { from, to: accountsVertex(cluster, namespace), holds: true, because: asAny };
      yield {
        from,
        to: secretsVertex(cluster, namespace),
        holds: true,
        because: "a pod mounts any Secret by name",
      };
    }
  },
};
