import type { Cluster } from "../kubernetes/cluster";
import { nameIn } from "../kubernetes/rbac/names";
import { objectsSeenBy, type SeenObject } from "../kubernetes/volumes/mounts";
import { UNKNOWN } from "../model/value";
import type { StepDraft } from "./step";
import type { Vertex } from "./vertex";
import { containerVertex } from "./vertices";

/** The steps from each container to the objects of a type whose content it sees. */
export function* seenSteps(
  cluster: Cluster,
  type: SeenObject["type"],
  vertexOf: (cluster: Cluster, namespace: string, name: string) => Vertex,
): Generator<StepDraft> {
  for (const pod of cluster.pods) {
    const namespace = cluster.namespaceOf(pod.object);
    if (namespace === UNKNOWN) continue;
    for (const container of pod.containers) {
      for (const seen of objectsSeenBy(container)) {
        const name = nameIn(cluster, seen.name, type);
        if (seen.type !== type || name === UNKNOWN || name === "") continue;
        yield {
          from: [containerVertex(container)],
          to: vertexOf(cluster, namespace, name),
          holds: seen.verdict,
          at: seen.name,
          because: seen.how,
          fixes: [{ field: seen.name, change: `take the ${type} out of ${seen.name.path}`, cost: 5 }],
        };
      }
    }
  }
}
