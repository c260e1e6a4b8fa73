import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { type Truth, UNKNOWN } from "../../model/value";

/** A place that says which hosts an object answers for, and whether more than the one that it names. */
interface RouteHost {
  readonly field: Field;
  readonly isOpen: Truth;
}

const READERS: Readonly<Record<string, (object: DeclaredResource) => RouteHost[]>> = {
  "networking.k8s.io/Ingress": (ingress) => [
    { field: ingress.at("spec.defaultBackend"), isOpen: ingress.at("spec.defaultBackend").isSet },
    ...ingress
      .at("spec.rules")
      .items()
      .map((rule) => judged(rule.key("host"), (host) => host === "" || host.includes("*"))),
  ],
  "networking.istio.io/VirtualService": (service) => inList(service.at("spec.hosts"), hasWildcard),
  // Routes name their hosts themselves where a gateway is for every host of a domain.
  "networking.istio.io/Gateway": (gateway) =>
    gateway
      .at("spec.servers")
      .items()
      .flatMap((server) => inList(server.key("hosts"), (host) => /^([^/]*\/)?\*$/.test(host))),
  "gateway.networking.k8s.io/HTTPRoute": (route) => inList(route.at("spec.hostnames"), hasWildcard),
  "gateway.networking.k8s.io/GRPCRoute": (route) => inList(route.at("spec.hostnames"), hasWildcard),
  "gateway.networking.k8s.io/TLSRoute": (route) => inList(route.at("spec.hostnames"), hasWildcard),
  "projectcontour.io/HTTPProxy": (proxy) => {
    const host = proxy.at("spec.virtualhost.fqdn");
    return host.isAbsent ? [] : [judged(host, hasWildcard)];
  },
  "route.openshift.io/Route": (route) => {
    const field = route.at("spec.wildcardPolicy");
    return [{ field, isOpen: field.is("Subdomain") }];
  },
};

/** The kinds of objects that answer for hosts. */
export const HOST_KINDS = Object.keys(READERS);

/** The places where an object says which hosts it answers for. */
export function routeHostsOf(object: DeclaredResource): RouteHost[] {
  return lookup(READERS, object.type)?.(object) ?? [];
}

function inList(list: Field, isWide: (host: string) => boolean): RouteHost[] {
  return list.items().map((field) => judged(field, isWide));
}

/** A host that is left out is an empty one. */
function judged(field: Field, isWide: (host: string) => boolean): RouteHost {
  const text = field.string();
  return { field, isOpen: text === UNKNOWN ? UNKNOWN : isWide(text ?? "") };
}

function hasWildcard(host: string): boolean {
  return host.includes("*");
}
