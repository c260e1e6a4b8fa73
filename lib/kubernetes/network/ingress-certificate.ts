import type { DeclaredResource } from "../../model/declared-resource";
import { anyOf, type Truth, UNKNOWN } from "../../model/value";

/**
 * Whether an Ingress serves by TLS without `spec.tls`, by what its controller reads in annotations: a certificate of AWS or
 * an HTTPS listener, for which the controller finds one; a certificate of Google; or the TLS of a router of Traefik.
 *
 * Sources: "Certificate Discovery" in the documentation of the AWS Load Balancer Controller, "Use Google-managed SSL
 * certificates" in that of GKE, "Kubernetes Ingress" in that of Traefik.
 */
export function servesTlsByAnnotation(ingress: DeclaredResource): Truth {
  const ports = ingress.annotation("alb.ingress.kubernetes.io/listen-ports").string();
  const listensByTls: Truth = ports === UNKNOWN ? UNKNOWN : /"HTTPS"/.test(ports ?? "");
  const certificates = [
    "alb.ingress.kubernetes.io/certificate-arn",
    "networking.gke.io/managed-certificates",
    "networking.gke.io/certmap",
    "ingress.gcp.kubernetes.io/pre-shared-cert",
    "traefik.ingress.kubernetes.io/router.tls.certresolver",
  ].map((name) => ingress.annotation(name).isSet);
  return anyOf([
    listensByTls,
    ...certificates,
    ingress.annotation("traefik.ingress.kubernetes.io/router.tls").is(true),
  ]);
}
