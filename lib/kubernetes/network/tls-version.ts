import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { type Truth, UNKNOWN } from "../../model/value";

/** A place that says which versions of TLS a server speaks, and whether a broken one is among them. */
interface Version {
  readonly field: Field;
  readonly isWeak: Truth;
  /** The broken versions, or the name of what stands for them. */
  readonly weak: string;
}

type Reader = (object: DeclaredResource) => Version[];

/** Policies of the load balancers of AWS that still speak TLS 1.0 or 1.1. */
const WEAK_ALB =
  /^ELBSecurityPolicy-(2015-05|2016-08|TLS-1-0-|TLS-1-1-|FS-2018-06|FS-1-1-|TLS13-1-0-|TLS13-1-1-)/;

const WEAK_NGINX = /\bTLSv1(\.[01])?(?![.\d])|\bSSLv[23]\b/g;

const READERS: Readonly<Record<string, Reader>> = {
  // The name of the setting is that of ingress-nginx; its ConfigMap may have any name.
  ConfigMap: (configMap) => [matching(configMap.at("data").key("ssl-protocols"), WEAK_NGINX)],
  "networking.k8s.io/Ingress": (ingress) => [
    matching(ingress.annotation("nginx.ingress.kubernetes.io/ssl-protocols"), WEAK_NGINX),
    matching(ingress.annotation("alb.ingress.kubernetes.io/ssl-policy"), WEAK_ALB),
  ],
  Service: (service) => [
    matching(
      service.annotation("service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy"),
      WEAK_ALB,
    ),
  ],
  "networking.istio.io/Gateway": (gateway) =>
    gateway
      .at("spec.servers")
      .items()
      .map((server) => oneOf(server.at("tls.minProtocolVersion"), ["TLSV1_0", "TLSV1_1"])),
  "traefik.io/TLSOption": (option) => [oneOf(option.at("spec.minVersion"), ["VersionTLS10", "VersionTLS11"])],
  "consul.hashicorp.com/Mesh": (mesh) =>
    ["incoming", "outgoing"].map((direction) =>
      oneOf(mesh.at(`spec.tls.${direction}.tlsMinVersion`), ["TLSv1_0", "TLSv1_1"]),
    ),
  "projectcontour.io/HTTPProxy": (proxy) => [
    oneOf(proxy.at("spec.virtualhost.tls.minimumProtocolVersion"), ["1.0", "1.1"]),
  ],
};

/** The kinds of objects that say which versions of TLS a server speaks. */
export const TLS_KINDS = Object.keys(READERS);

/** The places of an object that say which versions of TLS it speaks. */
export function weakTlsIn(object: DeclaredResource): Version[] {
  return lookup(READERS, object.type)?.(object) ?? [];
}

function matching(field: Field, pattern: RegExp): Version {
  const text = field.string();
  if (text === UNKNOWN) return { field, isWeak: UNKNOWN, weak: "" };
  const weak = (text ?? "").match(pattern);
  return { field, isWeak: weak !== null, weak: pattern.global ? (weak ?? []).join(", ") : field.shown };
}

function oneOf(field: Field, versions: readonly string[]): Version {
  return { field, isWeak: field.isOneOf(versions), weak: field.shown };
}
