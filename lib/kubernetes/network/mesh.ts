import type { KubernetesObject } from "../object";
import type { Pod } from "../pod";
import { anyOf, type Truth } from "../value";

/** Whether the labels or annotations of a pod put it in a mesh by itself. */
export function isInjected(pod: Pod): Truth {
  const labels = pod.metadata.key("labels");
  const annotations = pod.metadata.key("annotations");
  return anyOf([
    labels.key("sidecar.istio.io/inject").is(true),
    annotations.key("sidecar.istio.io/inject").is(true),
    labels.key("istio.io/dataplane-mode").is("ambient"),
    annotations.key("linkerd.io/inject").is("enabled"),
  ]);
}

/** Whether the labels and annotations of a Namespace put its pods in a mesh: Istio's, with sidecars or without, or Linkerd's. */
export function isMeshMember(namespace: KubernetesObject): Truth {
  return anyOf([
    namespace.label("istio-injection").is("enabled"),
    namespace.label("istio.io/rev").isSet,
    namespace.label("istio.io/dataplane-mode").is("ambient"),
    namespace.annotation("linkerd.io/inject").isOneOf(["enabled", "ingress"]),
  ]);
}
