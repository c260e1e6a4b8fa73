import type { Cluster } from "../../kubernetes/cluster";
import type { Edge } from "../edge";
import { hubSteps } from "../hubs";
import { permissionSteps } from "../right-steps";
import type { StepDraft } from "../step";
import {
  accountsVertex,
  labelsVertex,
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
    for (const { scope, ...step } of permissionSteps(cluster, "do-everything")) {
      const { namespace } = scope;
      if (namespace !== undefined) yield { ...step, to: namespaceVertex(cluster, namespace) };
    }
    yield* hubSteps(cluster, namespaceVertex, (namespace) => partsOf(cluster, namespace));
  },
};

/** What is in a namespace, or in all of them. */
function* partsOf(cluster: Cluster, namespace: string | undefined): Generator<StepDraft> {
  const from = [namespaceVertex(cluster, namespace)];
  const because = "a part of it";
  for (const part of [accountsVertex, secretsVertex, podsVertex, newPodsVertex, labelsVertex])
    yield { from, to: part(cluster, namespace), holds: true, because };
}
