import type { Cluster } from "./cluster";
import type { Field } from "./field";
import type { KubernetesObject } from "./object";
import { leastReplicas, protects, scalableIn } from "./scaling";
import { allOf, not, type Truth, UNKNOWN, type Unknown } from "./value";

const BUDGET = "policy/PodDisruptionBudget";

/** The PodDisruptionBudgets of a cluster. */
export function budgetsIn(cluster: Cluster): readonly KubernetesObject[] {
  return cluster.of(BUDGET);
}

/** A budget and whether it is for certain pods. */
interface Protection {
  readonly budget: KubernetesObject;
  readonly isFor: Truth;
}

/** The budgets that may be for the pods of a workload, each with whether it is. */
export function budgetsFor(cluster: Cluster, workload: KubernetesObject): Protection[] {
  const namespace = cluster.namespaceOf(workload);
  const near = namespace === UNKNOWN ? undefined : cluster.inNamespace(BUDGET, namespace);
  const candidates = near === undefined ? budgetsIn(cluster) : [...near.certain, ...near.possible];
  return candidates
    .map((budget): Protection => ({ budget, isFor: protects(cluster, budget, workload) }))
    .filter(({ isFor }) => isFor !== false);
}

/** A field of a budget that keeps the eviction API from ever evicting one of its pods, and whether it does. */
export interface Block {
  readonly field: Field;
  readonly isBlock: Truth;
}

/**
 * The fields of a budget that may forbid every eviction: none may be missing, all must be there, or as many must be
 * there as a workload of the budget has at least.
 *
 * Percentages of pods are rounded up, so 100% is all of them, and every other one leaves room for large numbers only.
 *
 * Source: "Specifying a Disruption Budget for your Application" in the Kubernetes documentation.
 */
export function blocksOf(cluster: Cluster, budget: KubernetesObject): Block[] {
  const missing = budget.at("spec.maxUnavailable");
  const present = budget.at("spec.minAvailable");
  const wanted = amountOf(present);
  const isAll: Truth = wanted === UNKNOWN ? UNKNOWN : wanted === "100%";
  const workloads = protectedBy(cluster, budget);
  const blocks = workloads.map(({ workload, isFor }) =>
    allOf([isFor, covers(wanted, leastReplicas(cluster, workload))]),
  );
  const isExact: Truth =
    workloads.length === 1 ? (blocks[0] ?? false) : blocks.some((each) => each !== false) && UNKNOWN;
  return [
    { field: missing, isBlock: isOneOf(missing, ["0", "0%"]) },
    { field: present, isBlock: isAll === false ? isExact : isAll },
  ];
}

function protectedBy(cluster: Cluster, budget: KubernetesObject) {
  const byBudget = cluster.remember("protected", () => {
    const index = new Map<KubernetesObject, { workload: KubernetesObject; isFor: Truth }[]>();
    for (const workload of scalableIn(cluster)) {
      for (const { budget: each, isFor } of budgetsFor(cluster, workload)) {
        index.set(each, [...(index.get(each) ?? []), { workload, isFor }]);
      }
    }
    return index;
  });
  return byBudget.get(budget) ?? [];
}

/** `"3"`, `"50%"`, or nothing where the field is absent. */
function amountOf(field: Field): string | undefined | Unknown {
  if (field.value === UNKNOWN) return UNKNOWN;
  return field.isAbsent ? undefined : String(field.value);
}

function isOneOf(field: Field, amounts: readonly string[]): Truth {
  const amount = amountOf(field);
  return amount === UNKNOWN ? UNKNOWN : amount !== undefined && amounts.includes(amount);
}

function covers(wanted: string | undefined | Unknown, replicas: number | Unknown): Truth {
  if (wanted === UNKNOWN) return UNKNOWN;
  if (wanted === undefined || !/^\d+$/.test(wanted) || wanted === "0") return false;
  return replicas === UNKNOWN ? UNKNOWN : replicas > 0 && Number(wanted) >= replicas;
}

/** Whether a budget says how many pods may be missing or must be there. */
export function hasAmount(budget: KubernetesObject): Truth {
  return not(allOf([not(budget.at("spec.maxUnavailable").isSet), not(budget.at("spec.minAvailable").isSet)]));
}
