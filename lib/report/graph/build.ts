import { effectsOn } from "../../attack/effects";
import { GOAL, type Graph, graphOf } from "../../attack/graph";
import { type AttackPath, pathsOf, SOURCES } from "../../attack/paths";
import type { Answer } from "../../attack/question";
import { Reach } from "../../attack/reach";
import { CERTAINTIES, certaintyOf, type Fix, keyOfFix, type Step } from "../../attack/step";
import { hopsOf, toldPath } from "../../attack/told";
import { GOALS, KINDS, type Vertex } from "../../attack/vertex";
import { upstreamOf } from "../../attack/what-if";
import type { Program } from "../../kubernetes/cluster";
import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { ToldPath } from "../../model/told-path";
import { nameInUrn } from "../../model/urn";
import { UNKNOWN } from "../../model/value";
import { digest, numbered } from "../fingerprint";
import {
  ATTACKERS,
  type AttackReport,
  type Coverage,
  type ReportedField,
  type ReportedObject,
  type ReportedPath,
  type ReportedStep,
  type ReportedVertex,
  type WhatIf,
} from "./attack-report";

/** What is known of a run beside its resources. */
export interface AttackRun extends Pick<AttackReport, "pack" | "stack" | "folder"> {
  readonly coverage: Omit<Coverage, "unknown">;
}

/** The attack graph of a program as plain data; with the answer to a question where there is one. */
export function attackReportOf(program: Program, run: AttackRun, answer?: Answer): AttackReport {
  const { coverage, ...head } = run;
  const writer = new Writer(graphOf(program), program);
  const paths = answer === undefined ? pathsOf(program).toSorted(surestFirst) : [];
  const told = writer.paths(paths);
  return {
    version: 1,
    ...head,
    summary: Object.fromEntries(
      CERTAINTIES.map((each) => [each, paths.filter(({ certainty }) => certainty === each).length]),
    ) as AttackReport["summary"],
    comparison: null,
    paths: paths.flatMap((path) => told.get(path) ?? []),
    changes: writer.changes(paths, told),
    whatIf: answer === undefined ? null : writer.whatIf(answer),
    vertices: writer.vertices,
    steps: writer.steps,
    coverage: { ...coverage, unknown: writer.unknown },
  };
}

function surestFirst(one: AttackPath, other: AttackPath): number {
  return CERTAINTIES.indexOf(one.certainty) - CERTAINTIES.indexOf(other.certainty);
}

/** Writes the parts of a graph as plain data, in which parts name each other. */
class Writer {
  private readonly ids: readonly string[];
  /** By number of the graph: that of the report, which has no steps to goals. */
  private readonly numbers = new Map<number, number>();
  private readonly numberOf: ReadonlyMap<Step, number>;

  constructor(
    private readonly graph: Graph,
    private readonly program: Program,
  ) {
    this.ids = graph.vertices.map(({ id }) => shortened(id));
    for (const [number, { edge }] of graph.steps.entries())
      if (edge !== GOAL) this.numbers.set(number, this.numbers.size);
    this.numberOf = new Map(graph.steps.map((step, number) => [step, this.numbers.get(number) ?? -1]));
  }

  get vertices(): ReportedVertex[] {
    return this.graph.vertices.flatMap((vertex, number) =>
      vertex.kind === "goal" && this.graph.goalOf(number) === undefined ? [] : [this.vertex(vertex, number)],
    );
  }

  private vertex({ kind, title, cluster, object }: Vertex, number: number): ReportedVertex {
    return {
      id: this.ids[number] ?? "",
      kind,
      region: KINDS[kind],
      title,
      cluster: this.clusterName(cluster),
      object: object === undefined ? null : objectOf(object),
      goal: this.graph.goalOf(number) ?? null,
    };
  }

  /** What to call a cluster, where there are several. Its id may hold a kubeconfig, so it is never shown. */
  private clusterName(id: string | undefined): string | null {
    const { clusters } = this.program;
    if (id === undefined || clusters.length < 2) return null;
    if (id.startsWith("urn:pulumi:")) return nameInUrn(id);
    return `cluster ${clusters.findIndex((cluster) => cluster.id === id) + 1}`;
  }

  get steps(): ReportedStep[] {
    return [...this.numbers.keys()].map((number) => this.step(number));
  }

  private step(number: number): ReportedStep {
    const step = this.graph.steps[number] as Step;
    const { edge, at, because, assumes, absence, fixes = [] } = step;
    return {
      edge: edge.id,
      title: edge.title,
      from: (this.graph.from[number] ?? []).map((vertex) => this.ids[vertex] ?? ""),
      to: this.ids[this.graph.to[number] ?? -1] ?? "",
      certainty: certaintyOf(step),
      because,
      at: at === undefined ? null : fieldOf(at),
      boundary: edge.boundary ?? null,
      mitre: edge.mitre,
      assumes: assumes ?? null,
      absence: absence ?? null,
      decides: decidingFields(step).map(fieldOf),
      changes: fixes.map(keyOf),
    };
  }

  /** Paths as plain data, whose ids no other has. */
  paths(paths: readonly AttackPath[]): ReadonlyMap<AttackPath, ReportedPath> {
    const ordinal = numbered();
    return new Map(
      paths.map((path) => {
        const told = toldPath(path);
        return [path, this.path(path, told, ordinal(told.id))];
      }),
    );
  }

  private path(path: AttackPath, told: ToldPath, id: string): ReportedPath {
    const { source, goal, cluster, steps, entries, cut, alternatives } = path;
    const cuts = [...(cut === undefined ? [] : [cut]), ...alternatives];
    return {
      ...told,
      id,
      source,
      title: `${ATTACKERS[source]} can ${GOALS[goal]}`,
      cluster: this.clusterName(cluster),
      steps: steps.map((step) => this.numberOf.get(step) ?? -1),
      entries,
      changes: cuts.map(({ fix }) => keyOf(fix)),
      change: null,
    };
  }

  changes(
    paths: readonly AttackPath[],
    told: ReadonlyMap<AttackPath, ReportedPath>,
  ): AttackReport["changes"] {
    const idsOf = (some: readonly AttackPath[]) => some.flatMap((path) => told.get(path)?.id ?? []);
    return effectsOn(this.graph, paths).map(({ fix, steps, closes, detours }) => ({
      key: keyOf(fix),
      at: fieldOf(fix.field),
      text: fix.change,
      cost: fix.cost,
      steps: this.told(steps),
      closes: idsOf(closes),
      detours: idsOf(detours),
    }));
  }

  whatIf({ from, to, ways, untried }: Answer): WhatIf {
    return {
      from,
      to,
      untried,
      ways: ways.map((way) => ({
        from: this.ids[way.from] ?? "",
        to: this.ids[way.to] ?? "",
        goal: this.graph.goalOf(way.to) ?? null,
        certainty: way.certainty,
        steps: this.told(way.steps),
        hops: hopsOf(way.steps.flatMap((step) => this.graph.steps[step] ?? [])),
      })),
    };
  }

  private told(steps: readonly number[]): number[] {
    return steps.flatMap((step) => this.numbers.get(step) ?? []);
  }

  /** The values that decide whether a step can be taken which attackers come to, and which leads towards a goal. */
  get unknown(): ReportedField[] {
    const { graph } = this;
    const goals = graph.vertices.flatMap(({ kind }, number) => (kind === "goal" ? [number] : []));
    const towardsGoals = upstreamOf(graph, goals);
    const sources = Object.values(SOURCES).flat();
    const reach = new Reach(
      graph,
      sources.flatMap((source) => graph.numberOf(source) ?? []),
    );
    const fields = new Map<string, ReportedField>();
    for (const [number, step] of graph.steps.entries()) {
      const isReached = graph.from[number]?.every((vertex) => reach.has(vertex));
      if (!isReached || !towardsGoals.has(graph.to[number] ?? -1)) continue;
      for (const field of decidingFields(step)) fields.set(keyOfField(fieldOf(field)), fieldOf(field));
    }
    return [...fields].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, field]) => field);
  }
}

function decidingFields({ holds, at, decides }: Step): readonly Field[] {
  if (holds !== UNKNOWN) return [];
  return decides ?? (at === undefined ? [] : [at]);
}

function keyOfField({ urn, title, path }: ReportedField): string {
  return `${title} ${path} ${urn ?? ""}`;
}

/** A text that is the same for the same id, and tells nothing of what is in it. */
function shortened(id: string): string {
  return digest([id]).slice(0, 16);
}

function keyOf(fix: Fix): string {
  return shortened(keyOfFix(fix));
}

function objectOf({ declaration: { urn, source }, title }: DeclaredResource): ReportedObject {
  return { urn, title, ...(source && { source }) };
}

function fieldOf({ owner, path }: Field): ReportedField {
  return { ...objectOf(owner), path };
}
