import type { AttackPath, Source } from "../../attack/paths";
import type { Certainty } from "../../attack/step";
import type { Goal, Region, VertexKind } from "../../attack/vertex";
import type { SourcePosition } from "../../model/declared-resource";
import type { Hop, ToldPath } from "../../model/told-path";

/**
 * The stable JSON form of an attack graph: what attackers could reach, by which steps, and which changes close which
 * ways. Vertices come in the order of their ids, steps in that of the graph, paths in that in which they are told.
 */
export interface AttackReport {
  readonly version: 1;
  readonly pack: string;
  /** The stack that was read; null for files. */
  readonly stack: string | null;
  /** From the top of the repository, else from where `ktm` ran, to the folder that places in files start from. */
  readonly folder: string;
  /** How many paths there are. */
  readonly summary: Readonly<Record<Certainty, number>>;
  /** null where there is nothing to compare with. */
  readonly comparison: PathComparison | null;
  readonly paths: readonly ReportedPath[];
  /** The changes on these paths, those that close the most first. */
  readonly changes: readonly ReportedChange[];
  /** The answer to `--from` and `--to`; null where nobody asked. */
  readonly whatIf: WhatIf | null;
  readonly vertices: readonly ReportedVertex[];
  readonly steps: readonly ReportedStep[];
  readonly coverage: Coverage;
}

/** How the paths differ from those of an earlier state. */
export interface PathComparison {
  /** What the earlier state is called: a file, a revision. */
  readonly against: string;
  readonly new: number;
  readonly unchanged: number;
  readonly closed: readonly ClosedPath[];
}

/** A path of the earlier state that is there no more. */
export type ClosedPath = Pick<ReportedPath, "id" | "source" | "goal" | "certainty" | "title">;

/** A thing that an attacker may reach or hold. */
export interface ReportedVertex {
  /** The same from run to run as long as the thing has the same name. */
  readonly id: string;
  readonly kind: VertexKind;
  readonly region: Region;
  readonly title: string;
  /** The cluster that it is in, where there are several; else null. */
  readonly cluster: string | null;
  /** The object that it is, where the program declares it. */
  readonly object: ReportedObject | null;
  /** What an attacker who has it has won. */
  readonly goal: Goal | null;
}

/** A declared object. */
export interface ReportedObject {
  readonly urn: string | null;
  readonly title: string;
  readonly source?: SourcePosition;
}

/** A property of a declared object. */
export interface ReportedField extends ReportedObject {
  readonly path: string;
}

/** One step of an attacker. */
export interface ReportedStep {
  /** The kind of step; `docs/attack-edges.md` lists them. */
  readonly edge: string;
  /** What the attacker does. */
  readonly title: string;
  /** The ids of all vertices that it needs. */
  readonly from: readonly string[];
  readonly to: string;
  readonly certainty: Certainty;
  readonly because: string;
  /** The property that makes it possible. */
  readonly at: ReportedField | null;
  readonly boundary: string | null;
  readonly mitre: readonly string[];
  /** What is taken for granted. */
  readonly assumes: string | null;
  /** What would forbid it and is not in this program. */
  readonly absence: string | null;
  /** The properties whose values are not known and decide. */
  readonly decides: readonly ReportedField[];
  /** The keys of the changes that make it impossible. */
  readonly changes: readonly string[];
}

/** The ways from a class of attackers to a goal that one change closes, and the cheapest of them. */
export interface ReportedPath extends ToldPath {
  /** Where the attacker starts: outside, in the private network, or in a compromised image. */
  readonly source: Source;
  /** The path in one sentence. */
  readonly title: string;
  readonly cluster: string | null;
  /** The numbers of its steps, each after those that it needs. */
  readonly steps: readonly number[];
  /** How many of the things that face the attacker lead to the goal. */
  readonly entries: number;
  /** The keys of the changes that close this way, each alone: that of `fix` first. */
  readonly changes: readonly string[];
  /** null where there is nothing to compare with. */
  readonly change: "new" | "unchanged" | null;
}

/** A change of one property of one object. */
interface ReportedChange {
  /** What steps and paths call it. */
  readonly key: string;
  readonly at: ReportedField;
  /** What to do, as an imperative. */
  readonly text: string;
  /** 1 for a flag, 5 for a new design. */
  readonly cost: number;
  /** The numbers of the steps that it makes impossible. */
  readonly steps: readonly number[];
  /** The ids of the paths whose goal their attackers reach no more. */
  readonly closes: readonly string[];
  /** The ids of the paths that it cuts while another way to the goal is left. */
  readonly detours: readonly string[];
}

/** What one thing leads to, or who gets to it. */
export interface WhatIf {
  /** The things asked for, as messages call them. */
  readonly from: string | null;
  readonly to: string | null;
  /** Goals first, the more certain and the shorter ways before others. */
  readonly ways: readonly ReportedWay[];
  /** How many more may lead there and were not tried. */
  readonly untried: number;
}

/** The cheapest way from one thing to another. */
export interface ReportedWay {
  readonly from: string;
  readonly to: string;
  readonly goal: Goal | null;
  readonly certainty: Certainty;
  readonly steps: readonly number[];
  /** The steps as a reader sees them. */
  readonly hops: readonly Hop[];
}

/** How much of the program the graph is made of. */
export interface Coverage {
  /** Kubernetes objects. */
  readonly objects: number;
  readonly managedClusters: number;
  /** What holds objects that nobody sees here. */
  readonly notSeen: readonly { readonly type: string; readonly name: string; readonly reason: string }[];
  /** The values that are not known and decide whether some step towards a goal can be taken. */
  readonly unknown: readonly ReportedField[];
  readonly notices: readonly string[];
}

/** The words for a class of attackers, as the subject of a sentence. */
export const ATTACKERS: Readonly<Record<AttackPath["source"], string>> = {
  outside: "Anyone outside",
  "private network": "Anyone in the private network",
  "compromised image": "A compromised image",
};
