import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import { allOf, anyOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Pod } from "../pods/pod";
import { adminPolicies } from "./admin-policy";
import { calicoPolicies } from "./calico-policy";
import { ciliumPolicies } from "./cilium-policy";
import { type Connection, type Direction, type Endpoint, type Side, sidesOf } from "./endpoint";
import { type Applied, boundsOfApplied, type Permission, permits } from "./evaluation";
import { networkPolicies } from "./network-policy";
import { type PodGroup, podGroupsOf, type SelectedGroup } from "./pod-groups";
import type { AdminPolicy, IsolatingPolicy } from "./policy-types";
import { candidatesFor, type PortQuestion } from "./port";

export type { Direction, Endpoint } from "./endpoint";
export type { PortQuestion } from "./port";

/** Kinds of objects that decide who may connect: ask the cluster whether it sees them all. */
export const POLICY_KINDS: readonly string[] = [
  "networking.k8s.io/NetworkPolicy",
  "policy.networking.k8s.io/AdminNetworkPolicy",
  "policy.networking.k8s.io/BaselineAdminNetworkPolicy",
  "policy.networking.k8s.io/ClusterNetworkPolicy",
  "cilium.io/CiliumNetworkPolicy",
  "cilium.io/CiliumClusterwideNetworkPolicy",
  "projectcalico.org/NetworkPolicy",
  "projectcalico.org/GlobalNetworkPolicy",
  "crd.projectcalico.org/NetworkPolicy",
  "crd.projectcalico.org/GlobalNetworkPolicy",
];

/** Whether a connection is possible, and the rule that decides where a policy does. */
export interface Connectivity {
  readonly verdict: Truth;
  /** The rule that allows, denies or leaves open; the list without a fitting rule where nothing allows. */
  readonly witness?: { readonly policy: DeclaredResource; readonly rule: Field };
}

export interface SelectingPolicy {
  readonly policy: DeclaredResource;
  readonly verdict: true | Unknown;
}

export interface SelectedPod {
  readonly pod: Pod;
  readonly verdict: true | Unknown;
}

/** The network of a cluster as its declared policies shape it; computed once. */
export function networkOf(cluster: Cluster): Network {
  return cluster.remember("network: policies", () => new Network(cluster));
}

/**
 * Who may connect to whom by the policies that the program declares.
 *
 * What other programs declare, and what of this one was not seen, is left out: a policy more may isolate a pod, or allow
 * to one that is isolated. Whether the network plugin enforces policies at all is for others to ask.
 */
export class Network {
  private readonly admin: readonly AdminPolicy[];
  private readonly byGroup = new Map<PodGroup, Applied>();
  private readonly byNamespace = new Map<string | Unknown | undefined, IsolatingPolicy[]>();
  private readonly byObject = new Map<DeclaredResource, SelectedGroup[]>();

  constructor(private readonly cluster: Cluster) {
    const isolating = [...networkPolicies(cluster), ...ciliumPolicies(cluster), ...calicoPolicies(cluster)];
    this.admin = adminPolicies(cluster);
    for (const policy of isolating) {
      addTo(this.byNamespace, policy.namespace, policy);
      for (const { group, verdict } of policy.selected)
        this.applied(group).isolating.push({ policy, verdict });
    }
    for (const policy of this.admin) {
      for (const { group, verdict } of policy.selected) this.applied(group).admin.push({ policy, verdict });
    }
    for (const { object, selected } of [...isolating, ...this.admin]) {
      this.byObject.set(object, [...(this.byObject.get(object) ?? []), ...selected]);
    }
  }

  /**
   * Whether a pod only has the connections that policies allow. A pod of the host network is outside of them, and the
   * policies of administrators isolate nothing by themselves.
   */
  isIsolated(pod: Pod, direction: Direction): Truth {
    const sides = this.sides(pod);
    if (sides === UNKNOWN) return UNKNOWN;
    const answers = sides.map((side): Truth => {
      if (side.kind !== "pod") return false;
      const { isolating } = this.appliedTo(side.group);
      return anyOf(
        isolating.map(({ policy, verdict }) => allOf([verdict, policy.sections[direction].isolates])),
      );
    });
    return agreed(answers);
  }

  /**
   * Whether a policy selects every pod of a namespace, and by itself allows no connection. One of an administrator that
   * denies leaves it open, for it may not cover all peers.
   */
  defaultDenies(namespace: string, direction: Direction): { verdict: Truth; by?: DeclaredResource } {
    let open: DeclaredResource | undefined;
    for (const policy of this.policiesIn(namespace)) {
      const { isolates, allowsNothing } = policy.sections[direction];
      if (isolates === false || allowsNothing === false) continue;
      const selectsAll = policy.selectsAllOf(namespace);
      if (selectsAll === true && isolates === true && allowsNothing === true)
        return { verdict: true, by: policy.object };
      if (selectsAll !== false) open ??= policy.object;
    }
    open ??= this.admin.find((policy) => deniesSome(policy, namespace, direction))?.object;
    return open === undefined ? { verdict: false } : { verdict: UNKNOWN, by: open };
  }

  /** The policies that judge the traffic of a pod in a direction. */
  policiesSelecting(pod: Pod, direction: Direction): SelectingPolicy[] {
    const sides = this.sides(pod);
    if (sides === UNKNOWN) return [];
    return sides.flatMap((side) => {
      if (side.kind !== "pod") return [];
      const { isolating, admin } = this.appliedTo(side.group);
      const isOnPods: Truth = sides.length === 1 ? true : UNKNOWN;
      return [
        ...isolating.flatMap(({ policy, verdict }) => {
          const { isolates, denies } = policy.sections[direction];
          return selecting(policy.object, allOf([isOnPods, verdict, anyOf([isolates, denies])]));
        }),
        ...admin.flatMap(({ policy, verdict }) => {
          return selecting(policy.object, allOf([isOnPods, verdict, policy.rules[direction].length > 0]));
        }),
      ];
    });
  }

  /** The pods that a policy selects, in any direction; none of the host network. */
  selected(policy: DeclaredResource): SelectedPod[] {
    return (this.byObject.get(policy) ?? []).flatMap(({ group, verdict }) =>
      group.pods.flatMap((pod): SelectedPod[] => {
        const isOnHost = pod.spec.key("hostNetwork").is(true);
        if (isOnHost === true) return [];
        return [{ pod, verdict: isOnHost === false ? verdict : UNKNOWN }];
      }),
    );
  }

  /**
   * Whether a connection is possible: where the policies of its source and those of its destination permit it. Without
   * a port, one on any port counts; a port that is asked for by name is the one that the destination calls so.
   *
   * A block of addresses is reached, or reaches, as a whole; "outside" stands for everyone outside the cluster. A pod
   * reaches itself, pods reach nodes unless a policy may forbid it, and a pod of the host network shares a node with
   * some pods, which none can keep from each other.
   */
  reaches(from: Endpoint, to: Endpoint, port?: PortQuestion): Connectivity {
    if (from === to) return { verdict: true };
    const sources = this.sides(from);
    const targets = this.sides(to);
    if (sources === UNKNOWN || targets === UNKNOWN) return { verdict: UNKNOWN };
    const answers = sources.flatMap((source) => targets.map((target) => this.connects(source, target, port)));
    const [first] = answers;
    const verdict = agreed(answers.map((answer) => answer.verdict));
    const witness = answers.find((answer) => answer.witness !== undefined)?.witness;
    if (first === undefined || witness === undefined) return { verdict };
    return { verdict, witness };
  }

  private connects(source: Side, target: Side, question: PortQuestion | undefined): Connectivity {
    const destination = target.kind === "addresses" ? undefined : target.pod;
    const bounds = [...this.boundsAt(source, "egress"), ...this.boundsAt(target, "ingress")];
    let best: Connectivity | undefined;
    for (const { port, isAsked } of candidatesFor(question, destination, bounds)) {
      const outgoing = this.permitted(source, "egress", { peer: target, port, destination });
      const incoming = this.permitted(target, "ingress", { peer: source, port, destination });
      const answer = askedFor(both(outgoing, incoming), isAsked);
      if (answer.verdict === true) return answer;
      if (best === undefined || (best.verdict === false && answer.verdict === UNKNOWN)) best = answer;
    }
    const isOnNode = source.kind === "node" || target.kind === "node";
    if (best?.verdict === false && isOnNode) return { ...best, verdict: UNKNOWN };
    return best ?? { verdict: false };
  }

  private permitted(side: Side, direction: Direction, connection: Connection): Permission {
    if (side.kind !== "pod") return { verdict: true };
    return permits(this.appliedTo(side.group), direction, connection, side.group.namespace);
  }

  private boundsAt(side: Side, direction: Direction): number[] {
    return side.kind === "pod" ? boundsOfApplied(this.appliedTo(side.group), direction) : [];
  }

  private sides(endpoint: Endpoint): Side[] | Unknown {
    return sidesOf(endpoint, (pod) => podGroupsOf(this.cluster).of(pod));
  }

  private policiesIn(namespace: string): IsolatingPolicy[] {
    return [namespace, undefined, UNKNOWN as Unknown].flatMap((place) => this.byNamespace.get(place) ?? []);
  }

  private appliedTo(group: PodGroup): Applied {
    return this.byGroup.get(group) ?? { isolating: [], admin: [] };
  }

  private applied(group: PodGroup): Applied {
    const applied = this.byGroup.get(group) ?? { isolating: [], admin: [] };
    this.byGroup.set(group, applied);
    return applied;
  }
}

/** The answer that holds whatever an endpoint turns out to be. */
function agreed(answers: readonly Truth[]): Truth {
  const [first = false] = answers;
  return answers.every((answer) => answer === first) ? first : UNKNOWN;
}

/** A connection needs both ends; the end that forbids, or leaves it open, says why. */
function both(outgoing: Permission, incoming: Permission): Permission {
  for (const verdict of [false, UNKNOWN]) {
    const decisive = [incoming, outgoing].find((end) => end.verdict === verdict);
    if (decisive !== undefined) return decisive;
  }
  return incoming.witness === undefined ? outgoing : incoming;
}

function askedFor(answer: Permission, isAsked: Truth): Permission {
  return { ...answer, verdict: allOf([answer.verdict, isAsked]) };
}

function selecting(policy: DeclaredResource, verdict: Truth): SelectingPolicy[] {
  return verdict === false ? [] : [{ policy, verdict }];
}

function deniesSome(policy: AdminPolicy, namespace: string, direction: Direction): boolean {
  const denies = policy.rules[direction].some(({ actions }) => actions.includes("deny"));
  return denies && policy.selectsAllOf(namespace) !== false;
}
