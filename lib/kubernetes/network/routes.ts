import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { anyOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { gatewayRoutes } from "./gateway-api";
import { ingressReachability, reachabilityBy } from "./reachability";
import type { Route } from "./route";

type Reader = (cluster: Cluster, object: DeclaredResource) => Route[];

const READERS: Readonly<Record<string, Reader>> = {
  "networking.k8s.io/Ingress": ofIngress,
  "networking.istio.io/VirtualService": ofVirtualService,
  "route.openshift.io/Route": ofOpenShiftRoute,
  "traefik.io/IngressRoute": ofTraefikRoute,
  "traefik.io/IngressRouteTCP": ofTraefikRoute,
  "traefik.io/IngressRouteUDP": ofTraefikRoute,
  "traefik.containo.us/IngressRoute": ofTraefikRoute,
  "traefik.containo.us/IngressRouteTCP": ofTraefikRoute,
  "traefik.containo.us/IngressRouteUDP": ofTraefikRoute,
  "projectcontour.io/HTTPProxy": ofHttpProxy,
};

/** Every reference of the cluster's routing objects to a Service. */
export function routesOf(cluster: Cluster): Route[] {
  const others = Object.entries(READERS).flatMap(([type, read]) =>
    cluster.of(type).flatMap((object) => read(cluster, object)),
  );
  return [...others, ...gatewayRoutes(cluster)];
}

/** Of today's shape, `backend.service.name`, and the one of the removed versions, `backend.serviceName`. */
function ofIngress(cluster: Cluster, ingress: DeclaredResource): Route[] {
  const read = (path: string) => cluster.effective(ingress, (of) => of.at(path));
  const reachability = ingressReachability(cluster, ingress);
  const namespace = cluster.namespaceOf(ingress);
  const paths = read("spec.rules")
    .items()
    .flatMap((rule) => rule.at("http.paths").items());
  return [read("spec.defaultBackend"), read("spec.backend"), ...paths.map((path) => path.key("backend"))]
    .flatMap((backend) => firstSet(backend.at("service.name"), backend.key("serviceName")))
    .map((by) => ({ by, how: "ingress", verdict: true, reachability, namespace, name: nameIn(by) }));
}

/** Names of Gateways are `name` or `namespace/name`; the reserved name `mesh` stands for sidecars only. */
function ofVirtualService(cluster: Cluster, virtualService: DeclaredResource): Route[] {
  const own = cluster.namespaceOf(virtualService);
  const gateways = virtualService.at("spec.gateways").items();
  const verdict = anyOf(gateways.map((gateway) => isIstioGateway(cluster, own, gateway)));
  if (verdict === false) return [];
  const routes = ["http", "tcp", "tls"].flatMap((list) => virtualService.spec.key(list).items());
  const hosts = routes.flatMap((route) => [
    ...route.key("route").items(),
    ...route.key("mirrors").items(),
    ...firstSet(route.key("mirror")),
  ]);
  return hosts
    .map((target) => (target.key("host").isAbsent ? target.at("destination.host") : target.key("host")))
    .flatMap((by) => meshHost(own, by).map((meant) => ({ ...meant, by })))
    .map(({ by, isSure, namespace, name }) => {
      const certainty = verdict === true && isSure ? true : UNKNOWN;
      return { by, how: "mesh gateway", verdict: certainty, reachability: UNKNOWN, namespace, name };
    });
}

function isIstioGateway(cluster: Cluster, own: string | Unknown, gateway: Field): Truth {
  const text = gateway.string();
  if (typeof text !== "string") return UNKNOWN;
  if (text === "mesh") return false;
  const [first = "", second] = text.split("/");
  const namespace = second === undefined || first === "." ? own : first;
  if (namespace === UNKNOWN) return UNKNOWN;
  const { certain } = cluster.inNamespace("networking.istio.io/Gateway", namespace);
  return certain.some(({ name }) => name === (second ?? first)) ? true : UNKNOWN;
}

interface MeshHost {
  readonly namespace: string | Unknown;
  readonly name: string | Unknown;
  readonly isSure: boolean;
}

/** Istio reads a name without dots in the namespace of the object, and any other as a full domain name. */
function meshHost(own: string | Unknown, host: Field): MeshHost[] {
  const text = host.string();
  if (text === undefined) return [];
  if (text === UNKNOWN) return [{ namespace: UNKNOWN, name: UNKNOWN, isSure: false }];
  const [name = "", namespace, svc, ...domain] = text.split(".");
  if (namespace === undefined) return [{ namespace: own, name, isSure: true }];
  if (svc !== undefined && svc !== "svc") return [];
  return [{ namespace, name, isSure: domain.length > 0 }];
}

function ofOpenShiftRoute(cluster: Cluster, route: DeclaredResource): Route[] {
  const namespace = cluster.namespaceOf(route);
  const allowed = ["ip_allowlist", "ip_whitelist"].map((name) =>
    route.annotation(`haproxy.router.openshift.io/${name}`),
  );
  const reachability =
    anyOf(allowed.map(({ isSet }) => isSet)) === true ? reachabilityBy(false, true) : UNKNOWN;
  return [route.at("spec.to"), ...route.at("spec.alternateBackends").items()]
    .flatMap((target) => firstSet(target.key("name")))
    .map((by) => ({ by, how: "OpenShift route", verdict: true, reachability, namespace, name: nameIn(by) }));
}

/** Traefik looks into other namespaces only where its provider allows it. A TraefikService is not followed. */
function ofTraefikRoute(cluster: Cluster, route: DeclaredResource): Route[] {
  const own = cluster.namespaceOf(route);
  const services = route
    .at("spec.routes")
    .items()
    .flatMap((rule) => rule.key("services").items());
  return services.flatMap((service): Route[] => {
    const kind = service.key("kind");
    const isService = kind.isAbsent ? true : kind.is("Service");
    const by = service.key("name");
    if (isService === false || by.isAbsent) return [];
    const namespace = service.key("namespace").string() ?? own;
    const verdict = namespace === own ? isService : UNKNOWN;
    return [{ by, how: "Traefik route", verdict, reachability: UNKNOWN, namespace, name: nameIn(by) }];
  });
}

/** A proxy without `virtualhost` serves only what another one includes. */
function ofHttpProxy(cluster: Cluster, proxy: DeclaredResource): Route[] {
  const namespace = cluster.namespaceOf(proxy);
  const verdict = proxy.at("spec.virtualhost").isSet === true ? true : UNKNOWN;
  const routes = proxy.at("spec.routes").items();
  const services = [...routes, proxy.at("spec.tcpproxy")].flatMap((route) => route.key("services").items());
  return services
    .flatMap((service) => firstSet(service.key("name")))
    .map((by) => ({ by, how: "Contour proxy", verdict, reachability: UNKNOWN, namespace, name: nameIn(by) }));
}

function firstSet(...fields: Field[]): Field[] {
  return fields.filter((field) => !field.isAbsent).slice(0, 1);
}

function nameIn(field: Field): string | Unknown {
  return field.string() ?? UNKNOWN;
}
