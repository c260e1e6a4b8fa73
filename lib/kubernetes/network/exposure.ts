import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Container } from "../pods/container";
import type { Pod } from "../pods/pod";
import { type LabelQuery, mapQuery, podGroupsOf, type SelectedGroup } from "./pod-groups";
import { isPrivateAddress, loadBalancerReachability, type Reachability, type Read } from "./reachability";
import type { ExposureKind, Route } from "./route";
import { routesOf } from "./routes";
import { servicesOf } from "./service-lookup";

/** A pod that faces outside the cluster, and what makes it. */
export interface Exposure {
  readonly pod: Pod;
  /** The field that exposes: the type of a Service, the backend of an Ingress, a port of a container. */
  readonly by: Field;
  readonly how: ExposureKind;
  /** True where it is certain; unknown where a value, or an object outside the program, decides. Never false. */
  readonly verdict: true | Unknown;
  /** Who can reach it; unknown where the addresses of nodes or a controller elsewhere decide. */
  readonly reachability: Reachability;
  /** The Service that leads to the pod, if one does. */
  readonly service?: DeclaredResource;
  /** The containers whose ports the node opens, where no Service does. */
  readonly containers?: readonly Container[];
}

/**
 * Every way in which pods of a cluster face outside it, as declared: what a NetworkPolicy keeps out still counts.
 *
 * Read are Services (LoadBalancer, NodePort, external IPs), Ingresses, routes of the Gateway API, VirtualServices of
 * Istio behind a Gateway, Routes of OpenShift, IngressRoutes of Traefik, HTTPProxies of Contour, host ports and the
 * host network. Not read: Endpoints that are written by hand, TraefikServices, objects of other controllers, and the
 * node ports that a load balancer allocates unless they are spelled out.
 *
 * Source: Kubernetes API reference, Service, Ingress and Container; Gateway API reference.
 */
export function exposuresOf(cluster: Cluster): readonly Exposure[] {
  return cluster.remember("network: exposures", () => [
    ...openingsOf(cluster).flatMap((opening) => ofService(cluster, opening)),
    ...podGroupsOf(cluster).all.flatMap(({ pods }) => pods.flatMap(ofNode)),
  ]);
}

/** The ways in which one pod faces outside the cluster. */
export function exposuresOfPod(cluster: Cluster, pod: Pod): readonly Exposure[] {
  const index = cluster.remember("network: exposures of pods", () => {
    const byPod = new Map<Pod, Exposure[]>();
    for (const exposure of exposuresOf(cluster)) {
      const known = byPod.get(exposure.pod);
      if (known === undefined) byPod.set(exposure.pod, [exposure]);
      else known.push(exposure);
    }
    return byPod;
  });
  return index.get(pod) ?? [];
}

/** A way in which a Service faces outside, whether or not it leads to pods. */
export interface Opening {
  readonly service: DeclaredResource;
  readonly by: Field;
  readonly how: ExposureKind;
  readonly verdict: Truth;
  readonly reachability: Reachability;
}

/** Every way in which Services of a cluster face outside it: none that certainly do not. */
export function openingsOf(cluster: Cluster): readonly Opening[] {
  return cluster.remember("network: openings", () => {
    const direct = cluster.of("Service").flatMap((service) => openingsBySpec(cluster, service));
    const routed = distinct(routesOf(cluster)).flatMap((route) => openingsByRoute(cluster, route));
    return [...direct, ...routed].filter(({ verdict }) => verdict !== false);
  });
}

function openingsBySpec(cluster: Cluster, service: DeclaredResource): Opening[] {
  const read: Read = (field) => cluster.effective(service, field);
  const type = read((of) => of.at("spec.type"));
  const byNode: Opening = {
    service,
    by: type,
    how: "node port",
    verdict: type.is("NodePort"),
    reachability: UNKNOWN,
  };
  return [...asLoadBalancer(service, type, read), byNode, ...byExternalIPs(service, read)];
}

function asLoadBalancer(service: DeclaredResource, type: Field, read: Read): Opening[] {
  const verdict = type.is("LoadBalancer");
  if (verdict === false) return [];
  const balancer: Opening = {
    service,
    by: type,
    how: "load balancer",
    verdict,
    reachability: loadBalancerReachability(read),
  };
  const nodePort = read((of) => of.at("spec.ports"))
    .items()
    .map((port) => port.key("nodePort"))
    .find((port) => typeof port.value === "number");
  if (nodePort === undefined) return [balancer];
  return [balancer, { service, by: nodePort, how: "node port", verdict, reachability: UNKNOWN }];
}

function byExternalIPs(service: DeclaredResource, read: Read): Opening[] {
  const addresses = read((of) => of.at("spec.externalIPs")).items();
  return addresses.map((by) => {
    const reachability = isPrivateAddress(by) === true ? "private" : UNKNOWN;
    return { service, by, how: "external IP", verdict: by.isSet, reachability };
  });
}

/** References whose name is not known lead to the same Services: one of a kind says it all. */
function distinct(routes: readonly Route[]): Route[] {
  const seen = new Set<string>();
  return routes.filter(({ name, namespace, how, by, reachability }) => {
    if (name !== UNKNOWN || by.owner.declaration.dependencies !== undefined) return true;
    const key = `${how} ${String(reachability)} ${String(namespace)}`;
    return !seen.has(key) && seen.add(key);
  });
}

function openingsByRoute(cluster: Cluster, route: Route): Opening[] {
  const { by, how, reachability } = route;
  return servicesOf(cluster)
    .find(route.namespace, route.name, by)
    .map(({ service, verdict }) => ({
      service,
      by,
      how,
      reachability,
      verdict: allOf([route.verdict, verdict]),
    }));
}

function ofService(cluster: Cluster, opening: Opening): Exposure[] {
  const { service, by, how, reachability } = opening;
  return podsBehind(cluster, service).flatMap(({ group, verdict: isSelected }) => {
    const verdict = allOf([opening.verdict, isSelected]);
    return verdict === false
      ? []
      : group.pods.map((pod) => ({ pod, by, how, verdict, reachability, service }));
  });
}

/** The pods that a Service leads to: those of its namespace that its selector selects, none without one. */
export function podsBehind(cluster: Cluster, service: DeclaredResource): readonly SelectedGroup[] {
  const known = cluster.remember(
    "network: pods behind services",
    () => new Map<DeclaredResource, SelectedGroup[]>(),
  );
  let groups = known.get(service);
  if (groups === undefined) {
    groups = findPodsBehind(cluster, service);
    known.set(service, groups);
  }
  return groups;
}

/** Selects every pod perhaps: what a Patch does not say of a Service that is declared elsewhere. */
const ANY_PERHAPS: LabelQuery = { matches: () => UNKNOWN, demands: [] };

function findPodsBehind(cluster: Cluster, service: DeclaredResource): SelectedGroup[] {
  const type = cluster.effective(service, (of) => of.at("spec.type"));
  if (type.is("ExternalName") === true) return [];
  const selector = cluster.effective(service, (of) => of.at("spec.selector"));
  const isElsewhere = selector.isAbsent && service.isPatch;
  const query = isElsewhere ? ANY_PERHAPS : mapQuery(selector);
  const found = podGroupsOf(cluster).selected(cluster.namespaceOf(service), query);
  const isCertain = type.is("ExternalName") === false;
  return isCertain ? found : found.map(({ group }) => ({ group, verdict: UNKNOWN }));
}

/** Ports that a pod opens on its node; one of the loopback address serves the node alone. */
function ofNode(pod: Pod): Exposure[] {
  const opened = pod.containers.flatMap((container) =>
    container
      .at("ports")
      .items()
      .map((port) => ({ container, port })),
  );
  const onNode = onHostNetwork(pod, opened);
  if (onNode[0]?.verdict === true) return onNode;
  const hostPorts = opened.flatMap(({ container, port }) =>
    onNodeIf(opensHostPort(port), pod, port.key("hostPort"), "host port", [container]),
  );
  return [...hostPorts, ...onNode];
}

function onHostNetwork(
  pod: Pod,
  opened: readonly { readonly container: Container; readonly port: Field }[],
): Exposure[] {
  const hostNetwork = pod.spec.key("hostNetwork");
  const declaring = opened.filter(({ port }) => port.key("containerPort").isSet !== false);
  const declares = anyOf(declaring.map(({ port }) => port.key("containerPort").isSet));
  const containers = [...new Set(declaring.map(({ container }) => container))];
  return onNodeIf(allOf([hostNetwork.is(true), declares]), pod, hostNetwork, "host network", containers);
}

function opensHostPort(port: Field): Truth {
  const hostPort = port.key("hostPort");
  const isOpen = hostPort.isAbsent ? false : not(hostPort.is(0));
  return allOf([isOpen, not(port.key("hostIP").isOneOf(["127.0.0.1", "::1"]))]);
}

function onNodeIf(
  verdict: Truth,
  pod: Pod,
  by: Field,
  how: ExposureKind,
  containers: readonly Container[],
): Exposure[] {
  return verdict === false ? [] : [{ pod, by, how, verdict, reachability: UNKNOWN, containers }];
}

/** Ports of nodes count although nobody knows here who reaches the nodes; a balancer may yet turn out to be internal. */
export function facesOutside({ reachability, how, verdict }: Exposure): Truth {
  if (reachability === "private") return false;
  return reachability === UNKNOWN && how === "load balancer" ? UNKNOWN : verdict;
}
