import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { WORKLOAD_KINDS } from "../pods/workload";
import { mayAppear } from "../rbac/run-time-objects";
import { podsBehind } from "./exposure";
import { routesOf } from "./routes";
import { servicesOf } from "./service-lookup";

/** A field that leads somewhere, and whether nothing is there. */
interface Dangling {
  readonly field: Field;
  readonly verdict: Truth;
}

const KINDS = { pods: WORKLOAD_KINDS.map(({ type }) => type), services: ["Service"] };

/** The selectors of Services that select no pod. */
export function idleServices(cluster: Cluster): Dangling[] {
  return cluster.of("Service").map((service) => {
    const selector = service.at("spec.selector");
    const hasLabels = selector.value === UNKNOWN ? UNKNOWN : selector.entries().length > 0;
    const isInside = not(service.at("spec.type").is("ExternalName"));
    const selects = anyOf(podsBehind(cluster, service).map(({ verdict }) => verdict));
    const isOurs = owns(cluster, cluster.namespaceOf(service), "pods");
    return { field: selector, verdict: allOf([hasLabels, isInside, not(selects), isOurs]) };
  });
}

/** The references of routes to Services that are not there. */
export function danglingRoutes(cluster: Cluster): Dangling[] {
  const services = servicesOf(cluster);
  return routesOf(cluster).map(({ by, namespace, name, verdict }) => {
    const isThere = services.find(namespace, name, by);
    const mayBe: Truth = isThere.length === 0 ? true : UNKNOWN;
    const isMissing: Truth = isThere.some((found) => found.verdict === true) ? false : mayBe;
    return { field: by, verdict: allOf([verdict, isMissing, owns(cluster, namespace, "services")]) };
  });
}

/**
 * Whether what the program does not declare in a namespace is not there: it declares the namespace, was seen whole, and
 * lets nothing make such objects at run time.
 */
function owns(cluster: Cluster, key: string | Unknown, what: keyof typeof KINDS): Truth {
  if (key === UNKNOWN || cluster.namespace(key) === undefined) return UNKNOWN;
  return mayAppear(cluster, what, key) ? UNKNOWN : cluster.sees(KINDS[what]);
}
