import type { Pod } from "../../kubernetes/pods/pod";
import { secretNamesOfNode } from "../../kubernetes/pods/secret-names";
import { nameIn } from "../../kubernetes/rbac/names";
import { objectsSeenBy } from "../../kubernetes/volumes/mounts";
import type { Field } from "../../model/field";
import { UNKNOWN } from "../../model/value";
import type { Edge } from "../edge";
import { neighbourSteps } from "../nodes";
import { secretVertex } from "../vertices";

export const nodeSecrets: Edge = {
  id: "NODE_SECRETS",
  title: "read the Secrets of the pods on a node",
  mitre: ["T1552"],
  boundary: "B2",
  category: "access-to-sensitive-data",
  threats: ["S1"],
  effort: "trivial",

  steps: (cluster) =>
    neighbourSteps(cluster, { what: "Secrets", fromFiles: true }, (pod) => {
      const namespace = cluster.namespaceOf(pod.object);
      return secretNamesOf(pod).flatMap((field) => {
        const name = nameIn(cluster, field, "Secret");
        if (namespace === UNKNOWN || name === UNKNOWN || name === "") return [];
        const to = secretVertex(cluster, namespace, name);
        return [{ to, holds: true, at: field, because: `${pod.object.title} uses it` }];
      });
    }),
};

/** All Secrets that the node of a pod has for it. */
function secretNamesOf(pod: Pod): Field[] {
  const seen = pod.containers.flatMap(objectsSeenBy).filter(({ type }) => type === "Secret");
  return [...seen.map(({ name }) => name), ...secretNamesOfNode(pod)];
}
