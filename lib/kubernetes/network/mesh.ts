import type { DeclaredResource } from "../../model/declared-resource";
import { anyOf, type Truth } from "../../model/value";
import type { Pod } from "../pods/pod";

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
export function isMeshMember(namespace: DeclaredResource): Truth {
  return anyOf([
    namespace.label("istio-injection").is("enabled"),
    namespace.label("istio.io/rev").isSet,
    namespace.label("istio.io/dataplane-mode").is("ambient"),
    namespace.annotation("linkerd.io/inject").isOneOf(["enabled", "ingress"]),
  ]);
}
