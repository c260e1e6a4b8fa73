import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { isPrivate, parseCidr } from "./cidr";

/**
 * Who can reach an exposure: everyone, only listed source addresses, or only the network around the cluster.
 * Unknown where something outside the program decides, or a value that is not known yet; it is then at least private.
 */
export type Reachability = "internet" | "restricted" | "private" | Unknown;

/**
 * Annotations of a Service by which a cloud keeps its load balancer off the Internet, and the values that say so.
 *
 * Source: documentation of the cloud controllers of AWS, Google, Azure, OpenStack, Alibaba, Oracle, IBM, Tencent,
 * DigitalOcean, Hetzner, Scaleway and Yandex.
 */
const INTERNAL_MARKERS: Readonly<Record<string, RegExp>> = {
  "service.beta.kubernetes.io/aws-load-balancer-internal": /^(?!false$)./,
  "service.beta.kubernetes.io/aws-load-balancer-scheme": /^internal$/,
  "networking.gke.io/load-balancer-type": /^internal$/i,
  "cloud.google.com/load-balancer-type": /^internal$/i,
  "service.beta.kubernetes.io/azure-load-balancer-internal": /^true$/i,
  "service.beta.kubernetes.io/openstack-internal-load-balancer": /^true$/i,
  "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type": /^intranet$/,
  "service.beta.kubernetes.io/alicloud-loadbalancer-address-type": /^intranet$/,
  "service.beta.kubernetes.io/oci-load-balancer-internal": /^true$/,
  "oci-network-load-balancer.oraclecloud.com/internal": /^true$/,
  "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": /^private$/,
  "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid": /./,
  "service.beta.kubernetes.io/do-loadbalancer-network": /^internal$/i,
  "load-balancer.hetzner.cloud/disable-public-network": /^true$/,
  "service.beta.kubernetes.io/scw-loadbalancer-private": /^true$/,
  "yandex.cloud/load-balancer-type": /^internal$/,
};

/** Load balancer classes whose controller keeps off the Internet whatever else the Service says. */
const INTERNAL_CLASSES = ["networking.gke.io/l4-regional-internal", "tailscale"];

/** Load balancer classes and types of AWS whose controller stays internal unless the scheme says otherwise. */
const INTERNAL_BY_DEFAULT_CLASSES = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"];
const INTERNAL_BY_DEFAULT_TYPES = ["external", "nlb-ip"];

const AWS = "service.beta.kubernetes.io/aws-load-balancer";
const SOURCE_RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";

/** Reads a field of an object as deployed. */
export type Read = (field: (of: DeclaredResource) => Field) => Field;

/** The reachability of a Service of type LoadBalancer. */
export function loadBalancerReachability(read: Read): Reachability {
  const ranges = read((of) => of.at("spec.loadBalancerSourceRanges"));
  const annotation = read((of) => of.annotation(SOURCE_RANGES));
  return reachabilityBy(
    isInternal(read),
    anyOf([
      isRestricted(ranges.items().map((range) => range.string())),
      allOf([not(hasItems(ranges)), isRestrictedBy(annotation)]),
    ]),
  );
}

/** The reachability by whether it is internal, and whether it lets in listed addresses only. */
export function reachabilityBy(internal: Truth, restricted: Truth): Reachability {
  if (internal !== false) return internal === true ? "private" : UNKNOWN;
  if (restricted !== false) return restricted === true ? "restricted" : UNKNOWN;
  return "internet";
}

/** The widest of several reachabilities. */
export function widestReachability(reachabilities: Iterable<Reachability>): Reachability {
  const found = new Set(reachabilities);
  const order: Reachability[] = ["internet", UNKNOWN, "restricted", "private"];
  return order.find((reachability) => found.has(reachability)) ?? UNKNOWN;
}

function isInternal(read: Read): Truth {
  const markers = Object.entries(INTERNAL_MARKERS).map(([name, values]) =>
    matches(
      read((of) => of.annotation(name)),
      values,
    ),
  );
  const loadBalancerClass = read((of) => of.at("spec.loadBalancerClass"));
  return anyOf([
    ...markers,
    loadBalancerClass.isOneOf(INTERNAL_CLASSES),
    isPrivateAddress(read((of) => of.at("spec.loadBalancerIP"))),
    allOf([
      anyOf([
        loadBalancerClass.isOneOf(INTERNAL_BY_DEFAULT_CLASSES),
        read((of) => of.annotation(`${AWS}-type`)).isOneOf(INTERNAL_BY_DEFAULT_TYPES),
      ]),
      not(read((of) => of.annotation(`${AWS}-scheme`)).is("internet-facing")),
      not(read((of) => of.annotation(`${AWS}-internal`)).is("false")),
    ]),
  ]);
}

function matches(field: Field, values: RegExp): Truth {
  const text = field.string();
  return typeof text === "string" ? values.test(text) : text === UNKNOWN ? UNKNOWN : false;
}

/** Whether an address is of a network that the Internet does not reach. */
export function isPrivateAddress(address: Field): Truth {
  const text = address.string();
  if (typeof text !== "string") return text === UNKNOWN ? UNKNOWN : false;
  const block = parseCidr(text);
  return block === undefined ? UNKNOWN : isPrivate(block);
}

function hasItems(list: Field): Truth {
  const items = list.items();
  return items.length === 0 ? false : list.value === UNKNOWN ? UNKNOWN : true;
}

/** Whether a list of source ranges keeps anyone out: it is not empty and no range is everything. */
function isRestricted(ranges: readonly (string | undefined | Unknown)[]): Truth {
  if (ranges.length === 0) return false;
  return not(
    anyOf(ranges.map((range) => (typeof range === "string" ? /\/0+$/.test(range.trim()) : UNKNOWN))),
  );
}

/** The same for the ranges in an annotation, separated by commas. */
function isRestrictedBy(annotation: Field): Truth {
  const text = annotation.string();
  if (text === UNKNOWN) return UNKNOWN;
  return text === undefined || text.trim() === "" ? false : isRestricted(text.split(","));
}

/** Controllers of Ingresses by the name or the controller of their class. */
const INGRESS_CONTROLLERS: Readonly<Record<string, "alb" | "application gateway" | "nginx">> = {
  alb: "alb",
  "ingress.k8s.aws/alb": "alb",
  "eks.amazonaws.com/alb": "alb",
  "azure/application-gateway": "application gateway",
  "azure-application-gateway": "application gateway",
  nginx: "nginx",
  "k8s.io/ingress-nginx": "nginx",
};

/** The reachability of an Ingress, where its class says which controller serves it; most controllers are exposed elsewhere. */
export function ingressReachability(cluster: Cluster, ingress: DeclaredResource): Reachability {
  const read: Read = (field) => cluster.effective(ingress, field);
  const annotated = read((of) => of.annotation("kubernetes.io/ingress.class"));
  if (annotated.is("gce") === true) return "internet";
  if (annotated.is("gce-internal") === true) return "private";
  const spec = read((of) => of.at("spec.ingressClassName"));
  const named = (annotated.isAbsent ? spec : annotated).string();
  if (typeof named !== "string") return UNKNOWN;
  const declared = cluster.of("networking.k8s.io/IngressClass").find(({ name }) => name === named);
  const controller = declared?.at("spec.controller").string() ?? named;
  if (typeof controller !== "string" || !Object.hasOwn(INGRESS_CONTROLLERS, controller)) return UNKNOWN;
  switch (lookup(INGRESS_CONTROLLERS, controller)) {
    case "alb":
      return declared?.at("spec.parameters").isAbsent === false ? UNKNOWN : albReachability(read);
    case "application gateway":
      return reachabilityBy(
        read((of) => of.annotation("appgw.ingress.kubernetes.io/use-private-ip")).is("true"),
        false,
      );
    default:
      return nginxReachability(read);
  }
}

/** AWS: internal unless the scheme says otherwise. */
function albReachability(read: Read): Reachability {
  const scheme = read((of) => of.annotation("alb.ingress.kubernetes.io/scheme"));
  const ranges = read((of) => of.annotation("alb.ingress.kubernetes.io/inbound-cidrs"));
  return reachabilityBy(not(scheme.is("internet-facing")), isRestrictedBy(ranges));
}

/** The Service of the controller decides, but an allow list of the Ingress bounds it. */
function nginxReachability(read: Read): Reachability {
  const lists = ["whitelist-source-range", "allowlist-source-range"].map((name) =>
    isRestrictedBy(read((of) => of.annotation(`nginx.ingress.kubernetes.io/${name}`))),
  );
  return anyOf(lists) === true ? "restricted" : UNKNOWN;
}

/** Gateway classes that come with the platform, with their reachability. Source: documentation of GKE. */
const GATEWAY_CLASSES: Readonly<Record<string, Reachability>> = {
  "gke-l7-rilb": "private",
  "gke-l7-rilb-mc": "private",
  "gke-l7-cross-regional-internal-managed-mc": "private",
  "gke-l7-global-external-managed": "internet",
  "gke-l7-global-external-managed-mc": "internet",
  "gke-l7-regional-external-managed": "internet",
  "gke-l7-regional-external-managed-mc": "internet",
  "gke-l7-gxlb": "internet",
  "gke-l7-gxlb-mc": "internet",
};

/** The reachability of a Gateway of the Gateway API, by its class or the annotations it hands to its Service. */
export function gatewayReachability(gateway: DeclaredResource): Reachability {
  const named = gateway.at("spec.gatewayClassName").string();
  if (typeof named === "string" && Object.hasOwn(GATEWAY_CLASSES, named))
    return lookup(GATEWAY_CLASSES, named) ?? UNKNOWN;
  const annotations = [gateway.metadata.key("annotations"), gateway.at("spec.infrastructure.annotations")];
  const marked = annotations.flatMap((map) =>
    Object.entries(INTERNAL_MARKERS).map(([name, values]) => matches(map.key(name), values)),
  );
  return anyOf(marked) === true ? "private" : UNKNOWN;
}
