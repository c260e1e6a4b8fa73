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
  type Passage,
  type Place,
  placesOf,
} from "./passage";
import { type PodGroup, podGroupsOf } from "./pod-groups";
import { type Connectivity, type Direction, type Network, networkOf } from "./policy";

/** No more pairs of groups are asked about one by one; what is left is taken for possible. */
const MOST_PAIRS = 50_000;

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
  readonly port: number | undefined;
  readonly answer: Connectivity;
}

class Survey {
  readonly connections: Connections;
  private readonly network: Network;
  private readonly groups: readonly PodGroup[];
  private readonly places: readonly Place[];
  private readonly listeners = new Map<Pod, readonly Listener[]>();
  private readonly ports: readonly number[];
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
    this.ports = [...new Set([...this.listeners.values()].flat().flatMap(portNumber))];
    for (const group of this.groups) {
      this.leave(group);
      this.enter(group);
    }
    this.connections = joined(this.entrances, this.exits);
  }

  /** The passages that pods of a group get into. */
  private leave(group: PodGroup): void {
    const inside = group.pods.filter((pod) => isOnHost(pod) !== true);
    this.leaveNode(group);
    const [pod] = inside;
    if (pod === undefined) return;
    const isJudged = this.judges(pod, "egress") !== "";
    const ofInside = { pods: inside, isJudged };
    this.entrances.push({ ...ofInside, passage: { kind: "to nodes" }, verdict: isJudged ? UNKNOWN : true });
    const { whole, partial } = this.scopesOf(group, pod, "egress");
    for (const { place, answer } of whole) {
      for (const port of isJudged ? this.portsTo(group, place) : [undefined]) {
        this.enterPlaces(group.namespace, ofInside, { to: place, port, answer });
      }
    }
    for (const place of partial) {
      for (const other of this.groupsIn(place)) this.ask(group, other);
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

  private enterPlaces(
    namespace: string | Unknown,
    inside: Pick<Entrance, "pods" | "isJudged">,
    { to, port, answer: { verdict, witness } }: Egress,
  ): void {
    if (verdict === false) return;
    for (const from of placesOf(namespace)) {
      const passage: Passage = { kind: "places", from, to, ...(port !== undefined && { port }) };
      this.entrances.push({ ...inside, passage, verdict, ...(witness && { rule: witness.rule }) });
    }
  }

  /** The ports that the rules of a group let it use in a place, none in particular where it may use all that answer there. */
  private portsTo(group: PodGroup, place: Place): (number | undefined)[] {
    const open = this.ports.filter(
      (port) => this.network.reaches(group, anyPodOf(place), { port }).verdict !== false,
    );
    return open.length === this.ports.length ? [undefined] : open;
  }

  /** The passages that lead to pods of a group. */
  private enter(group: PodGroup): void {
    for (const pod of group.pods) {
      const onHost = isOnHost(pod);
      const isJudged = onHost !== true && this.judges(pod, "ingress") !== "";
      for (const listener of this.listeners.get(pod) ?? []) {
        const exit: Omit<Exit, "passage"> = { pod, listener, verdict: listener.verdict, isJudged };
        if (onHost !== false) this.toNodes(exit, onHost);
        if (onHost !== true) this.lead(group, exit);
      }
    }
  }

  private toNodes(exit: Omit<Exit, "passage">, onHost: true | Unknown): void {
    const verdict = onHost === true ? exit.verdict : UNKNOWN;
    this.exits.push({ ...exit, passage: { kind: "to nodes" }, verdict });
  }

  private lead(group: PodGroup, exit: Omit<Exit, "passage">): void {
    const { pod, listener } = exit;
    const { whole, partial } = this.scopesOf(group, pod, "ingress", listener);
    if (exit.isJudged) this.exits.push({ ...exit, passage: { kind: "same node" }, verdict: UNKNOWN });
    for (const { place: from, answer } of whole) {
      const verdict = allOf([exit.verdict, answer.verdict]);
      if (verdict === false) continue;
      const rule = answer.witness && { rule: answer.witness.rule };
      for (const to of placesOf(group.namespace)) {
        for (const port of [undefined, ...portNumber(listener)]) {
          const passage: Passage = { kind: "places", from, to, ...(port !== undefined && { port }) };
          this.exits.push({ ...exit, passage, verdict, ...rule });
        }
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
    const byPort = new Map<number | undefined, Exit[]>();
    for (const pod of target.pods) {
      if (isOnHost(pod) === true) continue;
      for (const listener of this.listeners.get(pod) ?? []) {
        const [port] = portNumber(listener);
        const passage: Passage = { kind: "group", group: target, ...(port !== undefined && { port }) };
        const isJudged = this.judges(pod, "ingress") !== "";
        addTo(byPort, port, { pod, listener, passage, verdict: listener.verdict, isJudged });
      }
    }
    for (const [port, [exit, ...others]] of byPort) {
      if (exit === undefined) continue;
      const answer = this.asked(source, exit.pod, port);
      if (answer.verdict === false) continue;
      const rule = answer.witness && { rule: answer.witness.rule };
      this.entrances.push({ passage: exit.passage, pods, verdict: answer.verdict, isJudged, ...rule });
      this.exits.push(exit, ...others);
    }
  }

  private asked(source: PodGroup, pod: Pod, port: number | undefined): Connectivity {
    if (this.pairs.size > MOST_PAIRS) return { verdict: UNKNOWN };
    return this.network.reaches(source, pod, port === undefined ? undefined : { port });
  }

  /** What the policies that judge a pod say about its peers; the same for all pods that the same policies judge. */
  private scopesOf(group: PodGroup, pod: Pod, direction: Direction, listener?: Listener): Scopes {
    const judges = this.judges(pod, direction);
    if (judges === "") return { whole: [{ place: undefined, answer: { verdict: true } }], partial: [] };
    const asked = listener === undefined ? "" : JSON.stringify([listener.port, portNames(pod)]);
    const key = `${direction} ${String(group.namespace)} ${judges} ${asked}`;
    let scopes = this.scopes.get(key);
    if (scopes === undefined) {
      scopes = this.findScopes((place) =>
        direction === "egress"
          ? this.network.reaches(group, anyPodOf(place))
          : this.network.reaches(anyPodOf(place), pod, listener?.port),
      );
      this.scopes.set(key, scopes);
    }
    return scopes;
  }

  private findScopes(ask: (place: Place) => Connectivity): Scopes {
    const any = ask(undefined);
    if (any.verdict !== UNKNOWN) return { whole: [{ place: undefined, answer: any }], partial: [] };
    const answers: { place: Place; answer: Connectivity }[] = this.places.map((place) => {
      return { place, answer: ask(place) };
    });
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

function portNumber({ port }: Listener): number[] {
  return typeof port?.port === "number" ? [port.port] : [];
}

/** Policies may name ports as a pod does. */
function portNames(pod: Pod): unknown[] {
  return pod.containers.map((container) =>
    container
      .at("ports")
      .items()
      .map((port) => [port.key("name").shown, port.key("containerPort").shown]),
  );
}
