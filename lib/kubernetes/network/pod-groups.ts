import type { Field } from "../../model/field";
import { allOf, type Truth, UNKNOWN, type Unknown, type Value } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Pod } from "../pods/pod";
import { KEYS_ADDED_BY_CONTROLLERS, type Labels, labelsOfPod, mapSelects, selectorSelects } from "./labels";

/** Pods of one namespace with equal labels: no selector tells them apart. */
export interface PodGroup {
  /** The key of the namespace in the cluster. */
  readonly namespace: string | Unknown;
  readonly labels: Labels;
  readonly pods: readonly Pod[];
}

/** A group that a selector selects, for certain or perhaps. */
export interface SelectedGroup {
  readonly group: PodGroup;
  readonly verdict: true | Unknown;
}

/** A question to labels, with what an index needs to answer it without asking every group. */
export interface LabelQuery {
  readonly matches: (labels: Labels) => Truth;
  /** Keys of which a label must have one of the values; any one of them narrows the search. */
  readonly demands: readonly { readonly key: string; readonly values: readonly string[] }[];
}

/** A question to the labels of a namespace that may be meant or not. */
export interface PlaceQuery {
  readonly isPlace: Truth;
  readonly query: LabelQuery;
}

/** The question that all labels satisfy. */
export const EVERYTHING: LabelQuery = { matches: () => true, demands: [] };

/** The question that an equality map asks, such as the selector of a Service. */
export function mapQuery(selector: Field): LabelQuery {
  return { matches: (labels) => mapSelects(selector, labels), demands: demandsOfMap(selector) };
}

/** The question that a LabelSelector asks. */
export function selectorQuery(selector: Field): LabelQuery {
  const expressions = selector.key("matchExpressions").items();
  const choices = expressions.filter((expression) => expression.key("operator").is("In") === true);
  return {
    matches: (labels) => selectorSelects(selector, labels),
    demands: [...demandsOfMap(selector.key("matchLabels")), ...choices.flatMap(demandOfChoice)],
  };
}

function demandsOfMap(map: Field): LabelQuery["demands"] {
  return map.entries().flatMap(([key, field]) => {
    const value = field.string();
    return typeof key === "string" && typeof value === "string" ? [{ key, values: [value] }] : [];
  });
}

function demandOfChoice(expression: Field): LabelQuery["demands"] {
  const key = expression.key("key").string();
  const values = expression
    .key("values")
    .items()
    .map((value) => value.string());
  const isKnown = values.length > 0 && values.every((value) => typeof value === "string");
  return typeof key === "string" && isKnown ? [{ key, values }] : [];
}

/** The groups of one namespace, found by label. */
class Bucket {
  readonly groups: PodGroup[] = [];
  private readonly byLabel = new Map<string, Map<Value | undefined, PodGroup[]>>();
  private readonly open: PodGroup[] = [];

  add(group: PodGroup): void {
    this.groups.push(group);
    if (group.labels.open === "every key") this.open.push(group);
    for (const [key, value] of Object.entries(group.labels.declared)) {
      const byValue = this.byLabel.get(key) ?? new Map<Value | undefined, PodGroup[]>();
      this.byLabel.set(key, byValue);
      const known = typeof value === "string" ? value : UNKNOWN;
      const groups = byValue.get(known);
      if (groups === undefined) byValue.set(known, [group]);
      else groups.push(group);
    }
  }

  /** Groups that may satisfy the query: no other does. */
  candidates({ demands }: LabelQuery): readonly PodGroup[] {
    let fewest: readonly PodGroup[] = this.groups;
    for (const demand of demands) {
      if (KEYS_ADDED_BY_CONTROLLERS.has(demand.key)) continue;
      const byValue = this.byLabel.get(demand.key);
      const found = [...demand.values, UNKNOWN as Unknown].map((value) => byValue?.get(value) ?? []);
      const size = found.reduce((sum, { length }) => sum + length, this.open.length);
      if (size < fewest.length) fewest = [...new Set([...found.flat(), ...this.open])];
    }
    return fewest;
  }
}

/** The pods of a cluster, equal ones together, found by namespace and labels. */
export class PodGroups {
  readonly all: readonly PodGroup[];
  private readonly byPod = new Map<Pod, PodGroup>();
  private readonly buckets = new Map<string | Unknown, Bucket>();

  constructor(cluster: Cluster) {
    const groups = new Map<string, PodGroup & { readonly pods: Pod[] }>();
    for (const pod of standingPods(cluster)) {
      const namespace = cluster.namespaceOf(pod.object);
      const labels = labelsOfPod(cluster, pod);
      const signature = signatureOf(namespace, labels);
      const group = groups.get(signature) ?? { namespace, labels, pods: [] };
      groups.set(signature, group);
      group.pods.push(pod);
      this.byPod.set(pod, group);
    }
    this.all = [...groups.values()];
    for (const group of this.all) this.bucket(group.namespace).add(group);
  }

  /** The group of a pod; none for a Patch of a workload that is declared itself. */
  of(pod: Pod): PodGroup | undefined {
    return this.byPod.get(pod);
  }

  /** The groups of a namespace that satisfy a query; those of an unknown namespace only perhaps. */
  selected(namespace: string | Unknown, query: LabelQuery): SelectedGroup[] {
    if (namespace === UNKNOWN) return this.selectedAnywhere(() => ({ isPlace: UNKNOWN, query }));
    return [...this.search(namespace, true, query), ...this.search(UNKNOWN, UNKNOWN, query)];
  }

  /** The groups of all namespaces, each asked on its own, that satisfy the query there. */
  selectedAnywhere(ask: (namespace: string | Unknown) => PlaceQuery): SelectedGroup[] {
    return [...this.buckets.keys()].flatMap((space) => {
      const { isPlace, query } = ask(space);
      return this.search(space, isPlace, query);
    });
  }

  private search(space: string | Unknown, isPlace: Truth, query: LabelQuery): SelectedGroup[] {
    if (isPlace === false) return [];
    const candidates = this.buckets.get(space)?.candidates(query) ?? [];
    return candidates.flatMap((group) => {
      const verdict = allOf([isPlace, query.matches(group.labels)]);
      return verdict === false ? [] : [{ group, verdict }];
    });
  }

  private bucket(namespace: string | Unknown): Bucket {
    const bucket = this.buckets.get(namespace) ?? new Bucket();
    this.buckets.set(namespace, bucket);
    return bucket;
  }
}

/** The pods of a cluster, equal ones together; computed once. */
export function podGroupsOf(cluster: Cluster): PodGroups {
  return cluster.remember("network: pod groups", () => new PodGroups(cluster));
}

/** Pods that will run: a Patch of a workload that is declared itself runs none of its own. */
function standingPods(cluster: Cluster): Pod[] {
  const types = new Set(cluster.pods.map((pod) => pod.object.type));
  const standing = new Set(cluster.of(...types));
  return cluster.pods.filter((pod) => standing.has(pod.object));
}

function signatureOf(namespace: string | Unknown, { declared, open, owner }: Labels): string {
  const labels = Object.keys(declared)
    .sort()
    .map((key) => [key, declared[key] === UNKNOWN ? [] : declared[key]]);
  const openness = open === "every key" ? "" : owner?.type;
  return JSON.stringify([namespace === UNKNOWN ? 0 : namespace, openness, labels]);
}
