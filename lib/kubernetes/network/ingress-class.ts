import type { Field } from "../field";
import type { KubernetesObject } from "../object";

/** The field that names the class of an Ingress: the annotation of old, which controllers prefer, else that of the specification, which may be absent. */
export function ingressClassOf(ingress: KubernetesObject): Field {
  const annotated = ingress.annotation("kubernetes.io/ingress.class");
  return annotated.isAbsent ? ingress.at("spec.ingressClassName") : annotated;
}
