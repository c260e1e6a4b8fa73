import type { DeclaredResource } from "../../model/declared-resource";
import { addTo } from "../../model/multimap";
import { allOf, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Pod } from "../pods/pod";
import { type Listener, listenersOf } from "./listeners";
import {
  type Connections,
  type Entrance,
  type Exit,
  joined,
  keyOfPassage,
  keyOfPort,
  type Passage,
  type PassagePort,
  type Place,
  placesOf,
} from "./passage";
import { type PodGroup, podGroupsOf } from "./pod-groups";
import { type Connectivity, type Direction, type Network, networkOf, type PortQuestion } from "./policy";
import { placesNamedIn } from "./policy-places";
import { portNamesOf } from "./port";

/** No more pairs of groups are asked about one by one; whole places are taken for possible then. */
const MOST_PAIRS = 20_000;

/** Pods of a place of which nothing else is known: what holds for them holds for all. */
function anyPodOf(place: Place): PodGroup {
  return {
    namespace: place ?? UNKNOWN,
    labels: { owner: undefined, declared: {}, open: "every key" },
    pods: [],
  };
}

/**
 * Who may connect to whom in a cluster, as far as the policies that the program declares say. A connection is an
 * entrance and an exit of one passage: it needs the egress of its source and the ingress of its destination.
 *
 * Where rules ask for namespaces at most, passages between places say it all. Where one asks for labels, each pair of
 * groups in question is asked of the engine. Ports that no container declares count where a Service leads to them.
 * Policies that nothing enforces are passed over.
 */
export function connectionsOf(cluster: Cluster, areEnforced: boolean): Connections {
  return cluster.remember(`network: connections ${areEnforced}`, () => {
    return new Survey(cluster, areEnforced).connections;
  });
}

/** What the policies of pods say about peers: of which places all are allowed, and of which some may be. */
interface Scopes {
  readonly whole: readonly { readonly place: Place; readonly answer: Connectivity }[];
  readonly partial: readonly Place[];
}

/** Where the policies of pods let them connect to. */
interface Egress {
  readonly to: Place;
  readonly port: PassagePort | undefined;
  readonly answer: Connectivity;
}

const ANYWHERE: Egress = { to: undefined, port: undefined, answer: { verdict: true } };

class Survey {
  readonly connections: Connections;
  private readonly network: Network;
  private readonly groups: readonly PodGroup[];
  private readonly places: readonly Place[];
  private readonly listeners = new Map<Pod, readonly Listener[]>();
  private readonly ports: readonly PassagePort[];
  private readonly scopes = new Map<string, Scopes>();
  private readonly entrances: Entrance[] = [];
  private readonly exits: Exit[] = [];
  private readonly pairs = new Set<string>();
  private readonly numbers = new Map<DeclaredResource | PodGroup, number>();

  constructor(
    private readonly cluster: Cluster,
    private readonly areEnforced: boolean,
  ) {
    this.network = networkOf(cluster);
    this.groups = podGroupsOf(cluster).all;
    this.places = [...new Set(this.groups.map(({ namespace }) => namespace))];
    for (const { pods } of this.groups) {
      for (const pod of pods) this.listeners.set(pod, listenersOf(cluster, pod));
    }
    const ports = new Map<string, PassagePort>();
    for (const listener of [...this.listeners.values()].flat()) {
      ports.set(keyOfPort(portOf(listener)), portOf(listener));
    }
    this.ports = [...ports.values()];
    for (const group of this.groups) {
      this.leave(group);
      this.enter(group);
    }
    this.connections = joined(this.entrances, this.exits);
  }

  /** The passages that pods of a group get into. */
  private leave(group: PodGroup): void {
    this.leaveNode(group);
    const pods = group.pods.filter((pod) => isOnHost(pod) !== true);
    const [pod] = pods;
    if (pod === undefined) return;
    const isJudged = this.judges(pod, "egress") !== "";
    this.getIn({ pods, isJudged, passage: { kind: "to nodes" }, verdict: isJudged ? UNKNOWN : true });
    const ways = isJudged ? this.egressOf(group, pod) : [ANYWHERE];
    for (const { to, port, answer } of ways) {
      if (answer.verdict === false) continue;
      for (const from of placesOf(group.namespace)) {
        const passage: Passage = { kind: "places", from, to, ...(port && { port }) };
        const verdict = port === UNKNOWN ? UNKNOWN : answer.verdict;
        this.getIn({ pods, isJudged, passage, verdict, ...ruleOf(answer) });
      }
    }
  }

  /** Pods in the network of their nodes: no policy judges what they send. */
  private leaveNode({ pods }: PodGroup): void {
    for (const verdict of [true, UNKNOWN] as const) {
      const onHost = pods.filter((pod) => isOnHost(pod) === verdict);
      if (onHost.length === 0) continue;
      for (const kind of ["places", "to nodes", "same node"] as const) {
        this.entrances.push({ passage: { kind }, pods: onHost, verdict, isJudged: true });
      }
    }
  }

  private getIn(entrance: Entrance): void {
    const pods = entrance.pods.filter((pod) => isOnHost(pod) === false);
    const perhaps = entrance.pods.filter((pod) => isOnHost(pod) === UNKNOWN);
    if (pods.length > 0) this.entrances.push({ ...entrance, pods });
    if (perhaps.length > 0) this.entrances.push({ ...entrance, pods: perhaps, verdict: UNKNOWN });
  }

  /** Where the policies of a group let it connect to, port by port; everywhere at once where they let it use all of them. */
  private egressOf(group: PodGroup, pod: Pod): readonly Egress[] {
    const byPort = this.ports.map((port: PassagePort): Scopes & { readonly port: PassagePort } => {
      const asked = port === UNKNOWN ? undefined : port;
      return { port, ...this.scopesOf(group, pod, "egress", asked) };
    });
    for (const place of new Set(byPort.flatMap(({ partial }) => partial))) {
      for (const other of this.groupsIn(place)) this.ask(group, other);
    }
    const ways = byPort.flatMap(({ port, whole }) =>
      whole.map(({ place, answer }): Egress => ({ to: place, port, answer })),
    );
    const [first] = ways;
    const isEverywhere = byPort.every(({ whole }) =>
      whole.some(({ place, answer }) => place === undefined && answer.verdict === true),
    );
    return first !== undefined && isEverywhere ? [{ ...first, port: undefined }] : ways;
  }

  /** The passages that lead to pods of a group. */
  private enter(group: PodGroup): void {
    for (const pod of group.pods) {
      const onHost = isOnHost(pod);
      const isJudged = onHost !== true && this.judges(pod, "ingress") !== "";
      for (const listener of this.listeners.get(pod) ?? []) {
        const exit: Omit<Exit, "passage"> = { pod, listener, verdict: listener.verdict, isJudged };
        if (onHost !== false) this.toNodes(exit, onHost);
        if (onHost === false) this.lead(group, exit);
        if (onHost === UNKNOWN) this.lead(group, { ...exit, verdict: UNKNOWN });
      }
    }
  }

  private toNodes(exit: Omit<Exit, "passage">, onHost: true | Unknown): void {
    const verdict = onHost === true ? exit.verdict : UNKNOWN;
    this.exits.push({ ...exit, passage: { kind: "to nodes" }, verdict });
  }

  private lead(group: PodGroup, exit: Omit<Exit, "passage">): void {
    const { pod, listener } = exit;
    const { whole, partial } = this.scopesOf(group, pod, "ingress", listener.port);
    if (exit.isJudged) this.exits.push({ ...exit, passage: { kind: "same node" }, verdict: UNKNOWN });
    for (const { place: from, answer } of whole) {
      const verdict = allOf([exit.verdict, answer.verdict]);
      if (verdict === false) continue;
      const rule = ruleOf(answer);
      for (const to of placesOf(group.namespace)) {
        const passage: Passage = { kind: "places", from, to };
        this.exits.push({ ...exit, passage, verdict, ...rule });
        this.exits.push({ ...exit, passage: { ...passage, port: portOf(listener) }, verdict, ...rule });
      }
    }
    for (const place of partial) {
      for (const other of this.groupsIn(place)) this.ask(other, group);
    }
  }

  /** Asks whether the pods of one group reach those of another, on each port that answers. */
  private ask(source: PodGroup, target: PodGroup): void {
    const key = `${this.numberOf(source)} ${this.numberOf(target)}`;
    if (this.pairs.has(key)) return;
    this.pairs.add(key);
    const pods = source.pods.filter((pod) => isOnHost(pod) !== true);
    const [first] = pods;
    if (first === undefined) return;
    const isJudged = this.judges(first, "egress") !== "";
    const byPort = new Map<string, Exit[]>();
    for (const pod of target.pods) {
      if (isOnHost(pod) === true) continue;
      for (const listener of this.listeners.get(pod) ?? []) {
        const passage: Passage = {
          kind: "group",
          group: target,
          port: portOf(listener),
          names: portNamesOf(pod),
        };
        const isJudged = this.judges(pod, "ingress") !== "";
        addTo(byPort, keyOfPassage(passage), { pod, listener, passage, verdict: listener.verdict, isJudged });
      }
    }
    for (const [exit, ...others] of byPort.values()) {
      if (exit === undefined) continue;
      const answer = this.network.reaches(source, exit.pod, exit.listener.port);
      if (answer.verdict === false) continue;
      this.getIn({ passage: exit.passage, pods, verdict: answer.verdict, isJudged, ...ruleOf(answer) });
      this.exits.push(exit, ...others);
    }
  }

  /** What the policies that judge a pod say about its peers; the same for all pods that the same policies judge. */
  private scopesOf(group: PodGroup, pod: Pod, direction: Direction, port?: PortQuestion): Scopes {
    const judges = this.judges(pod, direction);
    if (judges === "") return { whole: [{ place: undefined, answer: { verdict: true } }], partial: [] };
    const names = direction === "ingress" ? portNamesOf(pod) : "";
    const key = [direction, String(group.namespace), judges, keyOfPort(port), names].join(" ");
    let scopes = this.scopes.get(key);
    if (scopes === undefined) {
      const policies = this.network.policiesSelecting(pod, direction).map(({ policy }) => policy);
      scopes = this.findScopes(placesNamedIn(this.cluster, policies, direction, this.places), (place) =>
        direction === "egress"
          ? this.network.reaches(group, anyPodOf(place), port)
          : this.network.reaches(anyPodOf(place), pod, port),
      );
      this.scopes.set(key, scopes);
    }
    return scopes;
  }

  private findScopes(places: readonly Place[], ask: (place: Place) => Connectivity): Scopes {
    const any = ask(undefined);
    if (any.verdict !== UNKNOWN) return { whole: [{ place: undefined, answer: any }], partial: [] };
    const others = this.places.filter((place) => !places.includes(place));
    const areOthers = others.slice(0, 1).some((place) => ask(place).verdict !== false);
    const answers: { place: Place; answer: Connectivity }[] = [];
    for (const place of areOthers ? this.places : places) answers.push({ place, answer: ask(place) });
    // Whole places are possible where there are too many pairs to ask about.
    if (this.pairs.size > MOST_PAIRS) return { whole: answers, partial: [] };
    return {
      whole: answers.filter(({ answer }) => answer.verdict === true),
      partial: answers.filter(({ answer }) => answer.verdict === UNKNOWN).map(({ place }) => place),
    };
  }

  /** The policies that judge the traffic of a pod, as a key; empty where none does. */
  private judges(pod: Pod, direction: Direction): string {
    if (!this.areEnforced) return "";
    return this.network
      .policiesSelecting(pod, direction)
      .map(({ policy, verdict }) => `${this.numberOf(policy)}${verdict === true ? "" : "?"}`)
      .join(" ");
  }

  private groupsIn(place: Place): readonly PodGroup[] {
    const byPlace = this.cluster.remember("network: groups by place", () => {
      const index = new Map<Place, PodGroup[]>();
      for (const group of this.groups) addTo(index, group.namespace, group);
      return index;
    });
    return byPlace.get(place) ?? [];
  }

  private numberOf(thing: DeclaredResource | PodGroup): number {
    const number = this.numbers.get(thing) ?? this.numbers.size;
    this.numbers.set(thing, number);
    return number;
  }
}

function isOnHost(pod: Pod): Truth {
  return pod.spec.key("hostNetwork").is(true);
}

function portOf({ port }: Listener): PassagePort {
  return port ?? UNKNOWN;
}

function ruleOf({ witness }: Connectivity): Pick<Entrance, "rule"> {
  return witness === undefined ? {} : { rule: witness.rule };
}
