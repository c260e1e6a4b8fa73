import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { labelsOfNamespace, selectorSelects } from "./labels";
import { gatewayReachability, type Reachability, widestReachability } from "./reachability";
import type { Route } from "./route";

const GROUP = "gateway.networking.k8s.io";
const ROUTE_KINDS = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"];

/** Kinds of routes that a listener takes by its protocol where it does not list them itself. */
const KINDS_BY_PROTOCOL: Readonly<Record<string, readonly string[]>> = {
  HTTP: ["HTTPRoute", "GRPCRoute"],
  HTTPS: ["HTTPRoute", "GRPCRoute"],
  TLS: ["TLSRoute", "TCPRoute"],
  TCP: ["TCPRoute"],
  UDP: ["UDPRoute"],
};

/**
 * References of the routes of the Gateway API to Services. A Gateway outside the program may admit a route or not; one
 * of the program does where a listener takes its namespace, kind and host names.
 *
 * Source: Gateway API reference, `ParentReference`, `AllowedRoutes`, `BackendObjectReference`, `ReferenceGrant`.
 */
export function gatewayRoutes(cluster: Cluster): Route[] {
  return ROUTE_KINDS.flatMap((kind) => cluster.of(`${GROUP}/${kind}`)).flatMap((route) => {
    const parents = route
      .at("spec.parentRefs")
      .items()
      .map((reference) => parentOf(cluster, route, reference));
    const attached = anyOf(parents.map(({ admits }) => admits));
    if (attached === false) return [];
    const reachability = widestReachability(
      parents.filter(({ admits }) => admits !== false).map((parent) => parent.reachability),
    );
    return backendsOf(route).flatMap((backend) => toService(cluster, route, backend, attached, reachability));
  });
}

interface Parent {
  readonly admits: Truth;
  readonly reachability: Reachability;
}

function parentOf(cluster: Cluster, route: DeclaredResource, reference: Field): Parent {
  const isGateway = allOf([
    isDefaultOr(reference.key("group"), GROUP),
    isDefaultOr(reference.key("kind"), "Gateway"),
  ]);
  if (isGateway !== true) return { admits: isMeshParent(reference) ? false : UNKNOWN, reachability: UNKNOWN };
  const namespace = reference.key("namespace").string() ?? cluster.namespaceOf(route);
  const name = reference.key("name").string();
  if (namespace === UNKNOWN || typeof name !== "string") return { admits: UNKNOWN, reachability: UNKNOWN };
  const { certain } = cluster.inNamespace(`${GROUP}/Gateway`, namespace);
  const gateway = certain.find((candidate) => candidate.name === name);
  if (gateway === undefined) return { admits: UNKNOWN, reachability: UNKNOWN };
  const listeners = gateway.at("spec.listeners").items();
  const admits = listeners.map((listener) => admitsRoute(cluster, { gateway, listener, route, reference }));
  return { admits: gateway.isPatch ? UNKNOWN : anyOf(admits), reachability: gatewayReachability(gateway) };
}

/** A route whose parent is a Service steers traffic inside the cluster. */
function isMeshParent(reference: Field): boolean {
  return reference.key("kind").is("Service") === true;
}

interface Attachment {
  readonly gateway: DeclaredResource;
  readonly listener: Field;
  readonly route: DeclaredResource;
  readonly reference: Field;
}

function admitsRoute(cluster: Cluster, attachment: Attachment): Truth {
  const { listener, route, reference } = attachment;
  return allOf([
    isDefaultOrSame(reference.key("sectionName"), listener.key("name")),
    isDefaultOrSame(reference.key("port"), listener.key("port")),
    takesNamespace(cluster, attachment),
    takesKind(listener, route.kind),
    takesHosts(listener, route),
  ]);
}

function takesNamespace(cluster: Cluster, { gateway, listener, route }: Attachment): Truth {
  const namespaces = listener.at("allowedRoutes.namespaces");
  const from = namespaces.key("from").string() ?? "Same";
  const own = cluster.namespaceOf(route);
  const its = cluster.namespaceOf(gateway);
  switch (from) {
    case "All":
      return true;
    case "None":
      return false;
    case "Same":
      return own === UNKNOWN || its === UNKNOWN ? UNKNOWN : own === its;
    case "Selector":
      return selectorSelects(namespaces.key("selector"), labelsOfNamespace(cluster, own));
    default:
      return UNKNOWN;
  }
}

function takesKind(listener: Field, kind: string): Truth {
  const listed = listener.at("allowedRoutes.kinds").items();
  if (listed.length > 0) return anyOf(listed.map((entry) => entry.key("kind").is(kind)));
  const protocol = listener.key("protocol").string();
  if (typeof protocol !== "string" || !Object.hasOwn(KINDS_BY_PROTOCOL, protocol)) return UNKNOWN;
  return lookup(KINDS_BY_PROTOCOL, protocol)?.includes(kind) ?? UNKNOWN;
}

/** A route without host names takes those of the listener, and the other way round. */
function takesHosts(listener: Field, route: DeclaredResource): Truth {
  const own = listener.key("hostname").string();
  const hosts = route.at("spec.hostnames").items();
  if (own === undefined || own === "" || hosts.length === 0) return true;
  return anyOf(
    hosts.map((host) => {
      const text = host.string();
      return own === UNKNOWN || typeof text !== "string" ? UNKNOWN : hostsMeet(own, text);
    }),
  );
}

/** Whether two host names, each perhaps with a leading `*.` for one or more labels, have a name in common. */
function hostsMeet(one: string, other: string): boolean {
  if (one === other) return true;
  const covers = (pattern: string, name: string) =>
    pattern.startsWith("*.") && name.endsWith(pattern.slice(1));
  return covers(one, other) || covers(other, one);
}

function backendsOf(route: DeclaredResource): Field[] {
  return route
    .at("spec.rules")
    .items()
    .flatMap((rule) => {
      const mirrors = rule.key("filters").items();
      const mirrored = mirrors.map((filter) => filter.at("requestMirror.backendRef"));
      return [...rule.key("backendRefs").items(), ...mirrored.filter((backend) => !backend.isAbsent)];
    });
}

function toService(
  cluster: Cluster,
  route: DeclaredResource,
  backend: Field,
  attached: true | Unknown,
  reachability: Reachability,
): Route[] {
  const by = backend.key("name");
  const own = cluster.namespaceOf(route);
  const namespace = backend.key("namespace").string() ?? own;
  const name = by.string();
  if (name === undefined) return [];
  const verdict = allOf([
    attached,
    isDefaultOr(backend.key("group"), ""),
    isDefaultOr(backend.key("kind"), "Service"),
    namespace === own ? true : isGranted(cluster, route, namespace, name),
    backend.key("weight").is(0) === false ? true : backend.key("weight").is(0) === true ? false : UNKNOWN,
  ]);
  return verdict === false ? [] : [{ by, how: "gateway route", verdict, reachability, namespace, name }];
}

/** Whether a ReferenceGrant beside the Service lets the route name it; one outside the program may. */
function isGranted(
  cluster: Cluster,
  route: DeclaredResource,
  namespace: string | Unknown,
  name: string | Unknown,
): Truth {
  if (namespace === UNKNOWN) return UNKNOWN;
  const own = cluster.namespaceOf(route);
  const { certain, possible } = cluster.inNamespace(`${GROUP}/ReferenceGrant`, namespace);
  const grants = (grant: DeclaredResource) =>
    allOf([
      anyOf(
        grant
          .at("spec.from")
          .items()
          .map((from) => isFrom(from, route.kind, own)),
      ),
      anyOf(
        grant
          .at("spec.to")
          .items()
          .map((to) => isTo(to, name)),
      ),
    ]);
  const granted = anyOf(certain.map(grants));
  if (granted !== false) return granted;
  const isClosed =
    cluster.namespace(namespace) !== undefined && cluster.sees([`${GROUP}/ReferenceGrant`]) === true;
  return isClosed && possible.every((grant) => grants(grant) === false) ? false : UNKNOWN;
}

function isFrom(from: Field, kind: string, namespace: string | Unknown): Truth {
  const isNamespace = namespace === UNKNOWN ? UNKNOWN : from.key("namespace").is(namespace);
  return allOf([from.key("group").is(GROUP), from.key("kind").is(kind), isNamespace]);
}

function isTo(to: Field, name: string | Unknown): Truth {
  const named = to.key("name");
  const isNamed = named.isAbsent || named.value === "" ? true : name === UNKNOWN ? UNKNOWN : named.is(name);
  return allOf([isDefaultOr(to.key("group"), ""), to.key("kind").is("Service"), isNamed]);
}

function isDefaultOr(field: Field, expected: string): Truth {
  return field.isAbsent ? true : field.is(expected);
}

function isDefaultOrSame(field: Field, other: Field): Truth {
  if (field.isAbsent) return true;
  const expected = field.value;
  return typeof expected === "string" || typeof expected === "number" ? other.is(expected) : UNKNOWN;
}
