import type { DeclaredResource } from "../model/declared-resource";
import { addTo } from "../model/multimap";
import { Resources } from "../model/resources";
import { type Truth, UNKNOWN, type Unknown } from "../model/value";
import type { Pod } from "./pods/pod";
import { podsOf } from "./pods/workload";

/** A resource of the program whose objects are not visible: a Helm Release, an unexpanded component. */
export interface NotSeen {
  readonly urn: string | null;
  readonly type: string;
  readonly name: string;
  readonly cluster: string;
  readonly reason: string;
  /** `group/Kind` where it is one object of a known kind; a chart or component may hold any. */
  readonly kind?: string;
  /** Whether there may be objects in it: there are none in a file that is no manifest. */
  readonly mayHoldObjects?: boolean;
}

/** The objects of one namespace, for certain and perhaps. */
export interface InNamespace {
  readonly certain: readonly DeclaredResource[];
  /** Objects whose namespace is not known: they may be in this one. */
  readonly possible: readonly DeclaredResource[];
}

/**
 * Everything that a program declares for one cluster.
 *
 * A namespace is known by its name or, when Pulumi will choose the name, by the URN of its Namespace: so objects
 * that take their namespace from its output are still found together.
 */
export class Cluster extends Resources {
  constructor(
    /** The URN of the provider, or empty for manifests. */
    readonly id: string,
    objects: readonly DeclaredResource[],
    readonly notSeen: readonly NotSeen[] = [],
    /** The resources of other providers in the same program: `cloud.of("aws:eks/cluster:Cluster")`. */
    readonly cloud = new Resources([]),
  ) {
    super(objects);
  }

  /** Whether every object of these kinds is visible: unknown when something that may be one was not seen. */
  sees(types: readonly string[]): Truth {
    const mayBe = ({ kind, mayHoldObjects }: NotSeen) =>
      mayHoldObjects !== false && (kind === undefined || types.includes(kind));
    return this.notSeen.some(mayBe) ? UNKNOWN : true;
  }

  /**
   * Whether operators may add objects that nobody declares, such as the Secret of a Certificate: unknown where the
   * program declares custom resources, or kinds of them.
   */
  get mayHaveOperators(): false | Unknown {
    const isCustom = ({ group, kind }: DeclaredResource) =>
      kind === "CustomResourceDefinition" || (group.includes(".") && !group.endsWith(".k8s.io"));
    return this.remember("mayHaveOperators", () => (this.objects.some(isCustom) ? UNKNOWN : false));
  }

  /** The pods of all workloads. */
  get pods(): readonly Pod[] {
    return this.remember("pods", () => this.objects.flatMap((object) => podsOf(object)));
  }

  /** The key of the namespace that an object goes to. */
  namespaceOf(object: DeclaredResource): string | Unknown {
    if (object.namespace !== UNKNOWN) return object.namespace;
    const sources = new Set(object.declaration.dependencies?.["metadata"] ?? []);
    const candidates = this.of("Namespace").filter(
      ({ declaration }) => declaration.urn && sources.has(declaration.urn),
    );
    const [only] = candidates;
    return only !== undefined && candidates.length === 1 ? keyOfNamespace(only) : UNKNOWN;
  }

  /** The Namespace object with this key, if the program declares it. */
  namespace(key: string): DeclaredResource | undefined {
    return this.remember("namespaces", () => {
      const byKey = new Map<string, DeclaredResource>();
      for (const namespace of this.of("Namespace")) byKey.set(keyOfNamespace(namespace), namespace);
      return byKey;
    }).get(key);
  }

  /** The objects of a kind in a namespace. */
  inNamespace(type: string, key: string): InNamespace {
    const index = this.remember(`namespaced:${type}`, () => {
      const byNamespace = new Map<string | Unknown, DeclaredResource[]>();
      for (const object of this.of(type)) addTo(byNamespace, this.namespaceOf(object), object);
      return byNamespace;
    });
    return { certain: index.get(key) ?? [], possible: index.get(UNKNOWN) ?? [] };
  }

  /** Namespaces that hold workloads, with their pods; pods whose namespace is not known are left out. */
  get podsByNamespace(): ReadonlyMap<string, readonly Pod[]> {
    return this.remember("podsByNamespace", () => {
      const byNamespace = new Map<string, Pod[]>();
      for (const pod of this.pods) {
        const key = this.namespaceOf(pod.object);
        if (key !== UNKNOWN) addTo(byNamespace, key, pod);
      }
      return byNamespace;
    });
  }
}

function keyOfNamespace(namespace: DeclaredResource): string {
  return namespace.name === UNKNOWN ? (namespace.declaration.urn ?? "") : namespace.name;
}

/** All that a program declares: its clusters, and the resources that go to none of them. */
export interface Program {
  readonly clusters: readonly Cluster[];
  readonly cloud: Resources;
}
