import { type Truth, UNKNOWN } from "../model/value";
import type { Cluster } from "./cluster";
import type { Pod } from "./pods/pod";

export const ENFORCE = "pod-security.kubernetes.io/enforce";
/** The levels that refuse pods with access to their node. */
export const ENFORCED = ["baseline", "restricted"];

/**
 * Whether the namespace of a pod refuses pods that ask for more than the Pod Security Standard baseline allows. Of a
 * namespace that the program does not declare nothing is known, and nothing is refused there by default.
 *
 * Source: "Pod Security Admission" in the Kubernetes documentation.
 */
export function enforcesBaseline(cluster: Cluster, pod: Pod): Truth {
  const key = cluster.namespaceOf(pod.object);
  if (key === UNKNOWN) return UNKNOWN;
  const namespace = cluster.namespace(key);
  if (namespace === undefined) return false;
  return cluster.effective(namespace, (each) => each.label(ENFORCE)).isOneOf(ENFORCED);
}
