import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import { UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";

/** A Service that a reference means, for certain or perhaps. */
export interface MeantService {
  readonly service: DeclaredResource;
  readonly verdict: true | Unknown;
}

/**
 * The Services of a cluster, found by namespace and name.
 *
 * A name that comes from an output is resolved through the resources that the field's top-level property depends on:
 * one Service among them is the one, several are candidates. Without any, all Services of the namespace are.
 */
export class ServiceLookup {
  private readonly byName = new Map<string | Unknown, DeclaredResource[]>();
  private readonly byPlace = new Map<string | Unknown, Map<string | Unknown, DeclaredResource[]>>();
  private readonly byUrn = new Map<string, DeclaredResource>();

  constructor(private readonly cluster: Cluster) {
    for (const service of cluster.of("Service")) {
      const name = keyOf(service);
      const namespace = cluster.namespaceOf(service);
      const here = this.byPlace.get(namespace) ?? new Map<string | Unknown, DeclaredResource[]>();
      this.byPlace.set(namespace, here);
      if (service.declaration.urn !== null) this.byUrn.set(service.declaration.urn, service);
      if (name === undefined) continue;
      addTo(here, name, service);
      addTo(this.byName, name, service);
    }
  }

  /** The Services that a name in a namespace may mean. */
  find(namespace: string | Unknown, name: string | Unknown, reference: Field): MeantService[] {
    if (name === UNKNOWN) return this.findByDependency(namespace, reference);
    if (namespace === UNKNOWN) {
      return perhaps([...(this.byName.get(name) ?? []), ...(this.byName.get(UNKNOWN) ?? [])]);
    }
    const here = this.byPlace.get(namespace);
    const exact = here?.get(name);
    if (exact !== undefined) return exact.map((service) => ({ service, verdict: true }));
    const elsewhere = this.byPlace.get(UNKNOWN);
    const lists = [here?.get(UNKNOWN), elsewhere?.get(name), elsewhere?.get(UNKNOWN)];
    return perhaps(lists.flatMap((list) => list ?? []));
  }

  private findByDependency(namespace: string | Unknown, reference: Field): MeantService[] {
    const isHere = (service: DeclaredResource) => {
      const place = this.cluster.namespaceOf(service);
      return namespace === UNKNOWN || place === UNKNOWN || place === namespace;
    };
    const urns = reference.owner.declaration.dependencies?.[String(reference.steps[0])] ?? [];
    const sources = [...new Set(urns)].flatMap((urn) => this.byUrn.get(urn) ?? []).filter(isHere);
    const [only] = sources;
    if (only !== undefined && sources.length === 1) return [{ service: only, verdict: true }];
    if (sources.length > 1) return perhaps(sources);
    if (namespace === UNKNOWN) return perhaps(this.cluster.of("Service"));
    const { certain, possible } = this.cluster.inNamespace("Service", namespace);
    return perhaps([...certain, ...possible]);
  }
}

/** The Services of a cluster by name; computed once. */
export function servicesOf(cluster: Cluster): ServiceLookup {
  return cluster.remember("network: services", () => new ServiceLookup(cluster));
}

/** A name that Pulumi or the API server will make up cannot be one that the program spells out. */
function keyOf(service: DeclaredResource): string | Unknown | undefined {
  return service.name === UNKNOWN && service.metadata.key("name").isAbsent ? undefined : service.name;
}

function perhaps(services: readonly DeclaredResource[]): MeantService[] {
  return services.map((service) => ({ service, verdict: UNKNOWN }));
}
