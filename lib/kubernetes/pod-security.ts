import type { DeclaredResource } from "../model/declared-resource";
import type { Field } from "../model/field";
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
  return key === UNKNOWN ? UNKNOWN : enforcesBaselineIn(cluster, key);
}

/** The same of a namespace by its key. */
export function enforcesBaselineIn(cluster: Cluster, key: string): Truth {
  const namespace = cluster.namespace(key);
  if (namespace !== undefined) return isEnforcedIn(cluster, namespace);
  return mayBeOfUnknownName(cluster) ? UNKNOWN : false;
}

/** The label by which a declared namespace enforces a level. */
export function enforcementIn(cluster: Cluster, namespace: DeclaredResource): Field {
  return cluster.effective(namespace, (each) => each.label(ENFORCE));
}

function isEnforcedIn(cluster: Cluster, namespace: DeclaredResource): Truth {
  return enforcementIn(cluster, namespace).isOneOf(ENFORCED);
}

/** Whether a namespace whose name is not known yet may turn out to be the one, and enforces a level. */
function mayBeOfUnknownName(cluster: Cluster): boolean {
  return cluster.remember("pod security: namespaces of unknown name", () =>
    cluster
      .of("Namespace")
      .some((each) => each.metadata.key("name").value === UNKNOWN && isEnforcedIn(cluster, each) !== false),
  );
}
