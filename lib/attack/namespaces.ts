import type { Cluster } from "../kubernetes/cluster";
import { nameOf } from "../kubernetes/rbac/names";
import { rbacOf } from "../kubernetes/rbac/rbac";
import { UNKNOWN } from "../model/value";

/** Kinds whose objects belong to namespaces that attackers may be in. */
const KINDS = ["Secret", "Service", "ServiceAccount"];

/** The keys of all namespaces that are declared, that hold pods, accounts, Services or Secrets, or where bindings hold. */
export function namespacesOf(cluster: Cluster): readonly string[] {
  return cluster.remember("attack: namespaces", () => {
    const declared = cluster.of("Namespace").map((namespace) => nameOf(namespace));
    const inThem = cluster.of(...KINDS).map((object) => cluster.namespaceOf(object));
    const ofPods = cluster.pods.map(({ object }) => cluster.namespaceOf(object));
    const ofBindings = rbacOf(cluster).bindings.map(({ namespace }) => namespace);
    return [...new Set([...declared, ...inThem, ...ofPods, ...ofBindings])].filter(
      (key): key is string => key !== undefined && key !== UNKNOWN,
    );
  });
}
