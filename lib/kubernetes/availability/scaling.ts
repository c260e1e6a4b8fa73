import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { lookup } from "../../model/lookup";
import { addTo } from "../../model/multimap";
import { UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";

/** Kinds that run a number of equal pods, and that autoscalers scale. */
const SCALABLE = ["apps/Deployment", "apps/StatefulSet", "argoproj.io/Rollout"];

/** Kinds that set the number of pods of another object, their target, and the kind that one has by default. */
const SCALERS: Readonly<Record<string, string | undefined>> = {
  "autoscaling/HorizontalPodAutoscaler": undefined,
  "keda.sh/ScaledObject": "Deployment",
};

/** The kinds of autoscalers. */
const SCALER_KINDS = Object.keys(SCALERS);

/** The workloads of a cluster that run a number of equal pods. */
export function scalableIn(cluster: Cluster): readonly DeclaredResource[] {
  return cluster.of(...SCALABLE);
}

/** The autoscalers of a cluster. */
export function scalersIn(cluster: Cluster): readonly DeclaredResource[] {
  return cluster.of(...SCALER_KINDS);
}

/** The target of an autoscaler, as `namespace kind name`: unknown where a part of it is. */
export function targetOf(cluster: Cluster, scaler: DeclaredResource): string | Unknown {
  const reference = scaler.at("spec.scaleTargetRef");
  const namespace = cluster.namespaceOf(scaler);
  const kind = reference.key("kind").string() ?? lookup(SCALERS, scaler.type);
  const name = reference.key("name").string();
  if (typeof namespace !== "string" || typeof kind !== "string" || typeof name !== "string") return UNKNOWN;
  return `${namespace} ${kind} ${name}`;
}

/** The key by which autoscalers find a workload; unknown where its namespace or name is. */
function keyOf(cluster: Cluster, workload: DeclaredResource): string | Unknown {
  const namespace = cluster.namespaceOf(workload);
  if (namespace === UNKNOWN || workload.name === UNKNOWN) return UNKNOWN;
  return `${namespace} ${workload.kind} ${workload.name}`;
}

/** The autoscalers of a workload: those that are certain, and whether others of the program may be, or may not be seen. */
export function scalersOf(
  cluster: Cluster,
  workload: DeclaredResource,
): { readonly certain: readonly DeclaredResource[]; readonly isOpen: boolean; readonly mayBeMore: boolean } {
  const byTarget = cluster.remember("scalers", () => {
    const index = new Map<string | Unknown, DeclaredResource[]>();
    for (const scaler of scalersIn(cluster)) {
      const target = targetOf(cluster, scaler);
      addTo(index, target, scaler);
    }
    return index;
  });
  const key = keyOf(cluster, workload);
  const certain = key === UNKNOWN ? [] : (byTarget.get(key) ?? []);
  const isOpen = byTarget.has(UNKNOWN) || (key === UNKNOWN && byTarget.size > 0);
  return { certain, isOpen, mayBeMore: isOpen || cluster.sees(SCALER_KINDS) === UNKNOWN };
}

/** The least number of pods of a workload: that of its autoscaler where it has one, else its own, one by default. */
export function leastReplicas(cluster: Cluster, workload: DeclaredResource): number | Unknown {
  const { certain, mayBeMore } = scalersOf(cluster, workload);
  const [scaler] = certain;
  if (scaler !== undefined) return numberOr(minimumOf(scaler), 1);
  return mayBeMore
    ? UNKNOWN
    : numberOr(
        cluster.effective(workload, (of) => of.at("spec.replicas")),
        1,
      );
}

/** The field with the least number of pods that an autoscaler keeps. */
export function minimumOf(scaler: DeclaredResource): Field {
  return scaler.at(scaler.type === "keda.sh/ScaledObject" ? "spec.minReplicaCount" : "spec.minReplicas");
}

/** A number, or another one where there is none. */
export function numberOr(field: Field, other: number): number | Unknown {
  return field.number() ?? other;
}
