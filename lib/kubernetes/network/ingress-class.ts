import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";

/** The field that names the class of an Ingress: the annotation of old, which controllers prefer, else that of the specification, which may be absent. */
export function ingressClassOf(ingress: DeclaredResource): Field {
  const annotated = ingress.annotation("kubernetes.io/ingress.class");
  return annotated.isAbsent ? ingress.at("spec.ingressClassName") : annotated;
}
