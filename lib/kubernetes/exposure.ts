import type { Cluster } from "./cluster";
import type { Field } from "./field";
import type { KubernetesObject } from "./object";
import type { Pod } from "./pod";
import { selectsByMap } from "./selector";
import { allOf, anyOf, isMap, not, type Truth, UNKNOWN } from "./value";

/** One way in which a pod faces outside the cluster. */
export interface Exposure {
  readonly pod: Pod;
  /** The field that opens it. */
  readonly by: Field;
  /** `LoadBalancer Service "shop/web"`: how messages call it. */
  readonly through: string;
  readonly verdict: Truth;
}

/** Kinds whose rules lead traffic from outside to Services, and where their backends stand. */
const ROUTES: Readonly<Record<string, readonly string[]>> = {
  "networking.k8s.io/Ingress": [
    "spec.defaultBackend.service.name",
    "spec.backend.serviceName",
    "spec.rules[].http.paths[].backend.service.name",
    "spec.rules[].http.paths[].backend.serviceName",
  ],
  "gateway.networking.k8s.io/HTTPRoute": ["spec.rules[].backendRefs[].name"],
  "gateway.networking.k8s.io/GRPCRoute": ["spec.rules[].backendRefs[].name"],
  "gateway.networking.k8s.io/TCPRoute": ["spec.rules[].backendRefs[].name"],
  "gateway.networking.k8s.io/TLSRoute": ["spec.rules[].backendRefs[].name"],
  "gateway.networking.k8s.io/UDPRoute": ["spec.rules[].backendRefs[].name"],
  "route.openshift.io/Route": ["spec.to.name"],
  "traefik.io/IngressRoute": ["spec.routes[].services[].name"],
  "projectcontour.io/HTTPProxy": ["spec.routes[].services[].name", "spec.tcpproxy.services[].name"],
};

/** Annotations by which a load balancer stays inside the network of the cluster, with the values that say so. */
const INTERNAL: Readonly<Record<string, readonly string[]>> = {
  "service.beta.kubernetes.io/aws-load-balancer-internal": ["true", "0.0.0.0/0"],
  "service.beta.kubernetes.io/aws-load-balancer-scheme": ["internal"],
  "service.beta.kubernetes.io/azure-load-balancer-internal": ["true"],
  "networking.gke.io/load-balancer-type": ["Internal"],
  "cloud.google.com/load-balancer-type": ["Internal", "internal"],
  "service.beta.kubernetes.io/oci-load-balancer-internal": ["true"],
  "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": ["private"],
};

/** Every way in which pods of the cluster face outside: Services, routes to Services, and ports of nodes. */
export function exposuresOf(cluster: Cluster): readonly Exposure[] {
  return cluster.remember("exposures", () => [
    ...cluster.of("Service").flatMap((service) => throughService(cluster, service)),
    ...cluster.pods.flatMap(throughNode),
  ]);
}

/** The ways in which one pod faces outside. */
export function exposuresOfPod(cluster: Cluster, pod: Pod): readonly Exposure[] {
  const byPod = cluster.remember("exposuresByPod", () => {
    const index = new Map<Pod, Exposure[]>();
    for (const exposure of exposuresOf(cluster))
      index.set(exposure.pod, [...(index.get(exposure.pod) ?? []), exposure]);
    return index;
  });
  return byPod.get(pod) ?? [];
}

function throughService(cluster: Cluster, service: KubernetesObject): Exposure[] {
  const openings = [...openingsOf(service), ...routesTo(cluster, service)].filter(
    ({ verdict }) => verdict !== false,
  );
  if (openings.length === 0) return [];
  return podsBehind(cluster, service).flatMap(({ pod, isSelected }) =>
    openings.map(({ by, through, verdict }) => ({ pod, by, through, verdict: allOf([verdict, isSelected]) })),
  );
}

type Opening = Omit<Exposure, "pod">;

function openingsOf(service: KubernetesObject): Opening[] {
  const type = service.at("spec.type");
  const externalIPs = service.at("spec.externalIPs");
  return [
    {
      by: type,
      through: `LoadBalancer ${service.title}`,
      verdict: allOf([type.is("LoadBalancer"), not(isInternal(service))]),
    },
    { by: type, through: `NodePort ${service.title}`, verdict: type.is("NodePort") },
    {
      by: externalIPs,
      through: `external IPs of ${service.title}`,
      verdict: anyOf(externalIPs.items().map(({ isSet }) => isSet)),
    },
  ];
}

function isInternal(service: KubernetesObject): Truth {
  return anyOf(Object.entries(INTERNAL).map(([name, values]) => service.annotation(name).isOneOf(values)));
}

function routesTo(cluster: Cluster, service: KubernetesObject): Opening[] {
  const index = cluster.remember("routes", () => {
    const byBackend = new Map<string, Field[]>();
    for (const type of Object.keys(ROUTES))
      for (const route of cluster.of(type)) indexBackends(cluster, route, byBackend);
    return byBackend;
  });
  const namespace = cluster.namespaceOf(service);
  const isKnown = namespace !== UNKNOWN && service.name !== UNKNOWN;
  const certain = isKnown ? (index.get(`${namespace}/${String(service.name)}`) ?? []) : [];
  const possible = isKnown ? (index.get("") ?? []) : [...index.values()].flat();
  const named = (by: Field, verdict: Truth): Opening => ({ by, through: by.owner.title, verdict });
  return [...certain.map((by) => named(by, true)), ...possible.map((by) => named(by, UNKNOWN))];
}

function indexBackends(cluster: Cluster, route: KubernetesObject, byBackend: Map<string, Field[]>): void {
  const namespace = cluster.namespaceOf(route);
  for (const field of (ROUTES[route.type] ?? []).flatMap((path) => fieldsAt(route, path))) {
    const name = field.string();
    if (name === undefined) continue;
    const key = name === UNKNOWN || namespace === UNKNOWN ? "" : `${namespace}/${name}`;
    byBackend.set(key, [...(byBackend.get(key) ?? []), field]);
  }
}

function fieldsAt(object: KubernetesObject, path: string): Field[] {
  return path
    .split(".")
    .reduce<Field[]>(
      (fields, step) =>
        fields.flatMap((field) =>
          step.endsWith("[]") ? field.key(step.slice(0, -2)).items() : [field.key(step)],
        ),
      [object.root],
    );
}

function podsBehind(cluster: Cluster, service: KubernetesObject): { pod: Pod; isSelected: Truth }[] {
  const selector = service.at("spec.selector");
  const namespace = cluster.namespaceOf(service);
  const candidates = namespace === UNKNOWN ? cluster.pods : podsIn(cluster, namespace);
  return candidates
    .map((pod): { pod: Pod; isSelected: Truth } => {
      const isHere: Truth =
        namespace !== UNKNOWN && cluster.namespaceOf(pod.object) === namespace ? true : UNKNOWN;
      return { pod, isSelected: allOf([isHere, selectsByMap(selector, pod.metadata.key("labels"))]) };
    })
    .filter(({ isSelected }) => isSelected !== false);
}

function podsIn(cluster: Cluster, namespace: string): readonly Pod[] {
  const elsewhere = cluster.remember("podsOfUnknownNamespace", () =>
    cluster.pods.filter((pod) => cluster.namespaceOf(pod.object) === UNKNOWN),
  );
  return [...(cluster.podsByNamespace.get(namespace) ?? []), ...elsewhere];
}

function throughNode(pod: Pod): Exposure[] {
  const ports = pod.containers.flatMap((container) => container.at("ports").items());
  const onNode = pod.at("hostNetwork");
  return ports.flatMap((port): Exposure[] => {
    const hostPort = port.key("hostPort");
    const isOpen = hostPort.isAbsent ? false : not(hostPort.is(0));
    const declared = isMap(port.value) ? port.key("containerPort").isSet : port.isSet;
    const openings: Exposure[] = [
      { pod, by: hostPort, through: "a port of its node", verdict: isOpen },
      { pod, by: onNode, through: "the network of its node", verdict: allOf([onNode.is(true), declared]) },
    ];
    return openings.filter(({ verdict }) => verdict !== false);
  });
}
