import type { Cluster } from "../../kubernetes/cluster";
import { enforcesBaselineIn } from "../../kubernetes/pod-security";
import type { Edge } from "../edge";
import { hubSteps } from "../hubs";
import { permissionSteps, powerSteps } from "../right-steps";
import type { StepDraft } from "../step";
import { anyNodeVertex, labelsVertex, ownContainersVertex } from "../vertices";

export const nsPatch: Edge = {
  id: "NS_PATCH",
  title: "take the Pod Security labels of a namespace away",
  mitre: ["T1562.001"],
  boundary: "B1",
  category: "privilege-escalation",
  threats: ["E1", "E2"],
  effort: "request",

  *steps(cluster) {
    yield* powerSteps(cluster, "change-namespaces", ({ namespace, name = namespace }) => [
      labelsVertex(cluster, name),
    ]);
    yield* hubSteps(cluster, labelsVertex, (namespace) => unlockSteps(cluster, namespace));
    const [own, to] = [ownContainersVertex(cluster), anyNodeVertex(cluster)];
    for (const { scope, from, because } of permissionSteps(cluster, "create-namespaces"))
      if (scope.namespace === undefined) yield { from: [...from, own], to, holds: true, because };
  },
};

/** Where Pod Security closes a namespace, its labels open it. */
function* unlockSteps(cluster: Cluster, namespace: string | undefined): Generator<StepDraft> {
  if (namespace === undefined || enforcesBaselineIn(cluster, namespace) === false) return;
  yield {
    from: [labelsVertex(cluster, namespace), ownContainersVertex(cluster, namespace)],
    to: anyNodeVertex(cluster),
    holds: true,
    because: "without its labels Pod Security admits privileged pods",
  };
}
