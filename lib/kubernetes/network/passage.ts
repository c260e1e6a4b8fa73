import type { Field } from "../../model/field";
import { UNKNOWN, type Unknown } from "../../model/value";
import type { Pod } from "../pods/pod";
import type { Listener } from "./listeners";
import type { PodGroup } from "./pod-groups";
import type { PortQuestion } from "./port";

/** A namespace by its key; every namespace where there is none. */
export type Place = string | Unknown | undefined;

/** A port that something listens on: not known where a value decides it. */
export type PassagePort = PortQuestion | Unknown;

/**
 * A way through the network of pods that many pods share, so that nobody needs to look at each two of them: from any pod
 * of a namespace to any of another, by one port or by all; or to the pods of one group only, whose labels decide; or to
 * pods in the network of their nodes; or, past all policies, to the pods of the same node.
 */
export interface Passage {
  readonly kind: "places" | "group" | "to nodes" | "same node";
  /** The namespaces that it starts in and leads to; every one where none is given. */
  readonly from?: Place;
  readonly to?: Place;
  readonly group?: PodGroup;
  readonly port?: PassagePort;
  /** How the pods of the group call their ports, as policies may. */
  readonly names?: string;
}

/** One end of a passage. */
interface End {
  readonly passage: Passage;
  readonly verdict: true | Unknown;
  /** Whether policies judge the pods: where none does, one of another program may forbid it. */
  readonly isJudged: boolean;
  /** The rule that allows it. */
  readonly rule?: Field;
}

/** Pods that get into a passage. */
export interface Entrance extends End {
  readonly pods: readonly Pod[];
}

/** What answers at the end of a passage. */
export interface Exit extends End {
  readonly pod: Pod;
  readonly listener: Listener;
}

/** Who may connect to whom in a cluster. */
export interface Connections {
  readonly entrances: readonly Entrance[];
  readonly exits: readonly Exit[];
}

/** The places that have a namespace. */
export function placesOf(namespace: string | Unknown): readonly Place[] {
  return [undefined, namespace];
}

/** The same for the same port: TCP where it does not say. */
export function keyOfPort(port: PassagePort | undefined): string {
  if (port === UNKNOWN) return "?";
  return port === undefined ? "" : `${port.port}/${port.protocol ?? "TCP"}`;
}

/** The ends of passages that have both. */
export function joined(entrances: readonly Entrance[], exits: readonly Exit[]): Connections {
  const entered = new Set(entrances.map(({ passage }) => keyOfPassage(passage)));
  const left = new Set(exits.map(({ passage }) => keyOfPassage(passage)));
  return {
    entrances: entrances.filter(({ passage }) => left.has(keyOfPassage(passage))),
    exits: exits.filter(({ passage }) => entered.has(keyOfPassage(passage))),
  };
}

/** The same for the same passage. */
export function keyOfPassage({ kind, from, to, group, port, names }: Passage): string {
  const labels = group && [group.namespace, group.labels.declared];
  return JSON.stringify([kind, from, to, labels, keyOfPort(port), names], (_, value) =>
    value === UNKNOWN ? "?" : value,
  );
}
