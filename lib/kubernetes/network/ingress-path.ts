import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { UNKNOWN, type Unknown } from "../../model/value";
import { ingressClassOf } from "./ingress-class";

/** A path that an Ingress serves: its place, and what tells it from others; unknown where a part of that is. */
export interface IngressPath {
  readonly field: Field;
  readonly key: string | Unknown;
}

/** The paths of an Ingress that name a host, each with its class, host and path as one text. */
export function ingressPathsOf(ingress: DeclaredResource): IngressPath[] {
  const ingressClass = ingressClassOf(ingress).string();
  return ingress
    .at("spec.rules")
    .items()
    .flatMap((rule) => {
      const host = rule.key("host");
      if (host.isAbsent) return [];
      return rule
        .at("http.paths")
        .items()
        .map((path): IngressPath => {
          const parts = [ingressClass, host.string(), path.key("path").string()];
          const isOpen = parts.includes(UNKNOWN);
          return { field: host, key: isOpen ? UNKNOWN : parts.map((part) => String(part ?? "")).join(" ") };
        });
    });
}

const DNS_NAME = "external-dns.alpha.kubernetes.io/hostname";
const DNS_SET = "external-dns.alpha.kubernetes.io/set-identifier";

/** The names that external-dns gives a Service, each with the set in which several may share one. */
export function dnsNamesOf(service: DeclaredResource): IngressPath[] {
  const field = service.annotation(DNS_NAME);
  const names = field.string();
  const set = service.annotation(DNS_SET).string();
  if (names === UNKNOWN || (names !== undefined && set === UNKNOWN)) return [{ field, key: UNKNOWN }];
  return (names ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "")
    .map((name) => ({ field, key: `${name} ${String(set ?? "")}` }));
}
