import type { Cluster } from "../kubernetes/cluster";
import { nameOf } from "../kubernetes/rbac/names";
import { UNKNOWN } from "../model/value";
import type { Vertex } from "./vertex";
import { secretVertex } from "./vertices";

/** The Secrets of a name: the one of a namespace, or the declared ones of all. */
export function secretsNamed(cluster: Cluster, name: string, namespace: string | undefined): Vertex[] {
  if (namespace !== undefined) return [secretVertex(cluster, namespace, name)];
  return cluster.of("Secret").flatMap((secret) => {
    const key = cluster.namespaceOf(secret);
    return key !== UNKNOWN && nameOf(secret) === name ? [secretVertex(cluster, key, name)] : [];
  });
}
