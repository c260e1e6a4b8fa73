import type { KubernetesObject } from "../object";
import { anyOf, type Truth } from "../value";

/** Whether the labels and annotations of a Namespace put its pods in a mesh: Istio's, with sidecars or without, or Linkerd's. */
export function isMeshMember(namespace: KubernetesObject): Truth {
  return anyOf([
    namespace.label("istio-injection").is("enabled"),
    namespace.label("istio.io/rev").isSet,
    namespace.label("istio.io/dataplane-mode").is("ambient"),
    namespace.annotation("linkerd.io/inject").isOneOf(["enabled", "ingress"]),
  ]);
}
