import type { Edge } from "../edge";
import { namespacesOf } from "../namespaces";
import { stepsTo } from "../rights";
import {
  accountsVertex,
  clusterAdminVertex,
  namespaceVertex,
  newPodsVertex,
  podsVertex,
  secretsVertex,
} from "../vertices";

export const nsAdmin: Edge = {
  id: "NS_ADMIN",
  title: "do everything in a namespace",
  mitre: ["T1078"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1"],
  effort: "structural",

  *steps(cluster) {
    yield* stepsTo(cluster, ["do-everything"], ({ namespace, name }) =>
      namespace === undefined || name !== undefined ? undefined : namespaceVertex(cluster, namespace),
    );
    for (const namespace of namespacesOf(cluster)) {
      const from = [namespaceVertex(cluster, namespace)];
      for (const vertexOf of [accountsVertex, secretsVertex, podsVertex, newPodsVertex])
        yield { from, to: vertexOf(cluster, namespace), holds: true, because: "everything includes it" };
    }
    yield {
      from: [namespaceVertex(cluster, "kube-system")],
      to: clusterAdminVertex(cluster),
      holds: true,
      because: "its accounts may do everything together",
      assumes: "controllers of the control plane have accounts in kube-system",
    };
  },
};
