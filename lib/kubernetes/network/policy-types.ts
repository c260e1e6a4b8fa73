import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Truth, Unknown } from "../../model/value";
import type { Connection, Direction } from "./endpoint";
import type { SelectedGroup } from "./pod-groups";

/** What a policy that isolates pods says: a NetworkPolicy, or one of Cilium or Calico. */
export interface IsolatingPolicy {
  readonly object: DeclaredResource;
  /** The key of its namespace; none where it is of the whole cluster. */
  readonly namespace: string | Unknown | undefined;
  /** The pods that it selects. */
  readonly selected: readonly SelectedGroup[];
  /** Whether it selects every pod of a namespace, those of other programs included. */
  readonly selectsAllOf: (namespace: string) => Truth;
  readonly sections: Readonly<Record<Direction, Section>>;
}

/** What it says for one direction. */
export interface Section {
  /** The list of rules, or where it would stand. */
  readonly field: Field;
  /** Whether pods that it selects only have the connections that policies allow. */
  readonly isolates: Truth;
  readonly allowsNothing: Truth;
  /** Whether it may forbid what another policy allows. */
  readonly denies: false | Unknown;
  /** Whether it allows a connection of a pod that it selects and isolates, in a namespace, and by which rule. */
  readonly allows: (connection: Connection, namespace: string | Unknown) => Allowed;
  /** Ports at which its answer may change. */
  readonly bounds: readonly number[];
}

export interface Allowed {
  readonly verdict: Truth;
  readonly rule?: Field;
}

export type Action = "allow" | "deny" | "pass";

/** A policy of the cluster's administrator: rules in order, before or after the isolating policies. */
export interface AdminPolicy {
  readonly object: DeclaredResource;
  readonly tier: "admin" | "baseline";
  /** Low goes first. */
  readonly priority: number | Unknown;
  readonly selected: readonly SelectedGroup[];
  /** Whether its subject has a namespace as a whole. */
  readonly selectsAllOf: (namespace: string) => Truth;
  readonly rules: Readonly<Record<Direction, readonly AdminRule[]>>;
}

export interface AdminRule {
  readonly field: Field;
  /** What it does: several where that is not known. */
  readonly actions: readonly Action[];
  readonly matches: (connection: Connection) => Truth;
  readonly bounds: readonly number[];
}
