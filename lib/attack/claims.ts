import type { Cluster } from "../kubernetes/cluster";
import type { Container } from "../kubernetes/pods/container";
import { nameIn } from "../kubernetes/rbac/names";
import { volumesOf } from "../kubernetes/volumes/mounts";
import type { Field } from "../model/field";
import { type Truth, UNKNOWN, type Unknown } from "../model/value";

/** A PersistentVolumeClaim that a container mounts, by its namespace and name. */
export interface ClaimMount {
  readonly container: Container;
  readonly namespace: string;
  readonly name: string;
  readonly field: Field;
  readonly verdict: true | Unknown;
  readonly isWritable: Truth;
}

/** The claims that the containers of a cluster mount, where their names are known; those of a template are of one pod each. */
export function* claimsIn(cluster: Cluster): Generator<ClaimMount> {
  for (const pod of cluster.pods) {
    const namespace = cluster.namespaceOf(pod.object);
    if (namespace === UNKNOWN) continue;
    for (const container of pod.containers) {
      for (const { volume, verdict, isWritable } of volumesOf(container)) {
        const field = volume.at("persistentVolumeClaim.claimName");
        const name = nameIn(cluster, field, "PersistentVolumeClaim");
        if (field.isAbsent || name === UNKNOWN) continue;
        const isReadOnly = volume.at("persistentVolumeClaim.readOnly").is(true) === true;
        yield { container, namespace, name, field, verdict, isWritable: isReadOnly ? false : isWritable };
      }
    }
  }
}
