import type { Cluster } from "./cluster";
import type { Field } from "./field";
import { hold } from "./multimap";
import { podGroupsOf, selectorQuery } from "./network/pod-groups";
import type { KubernetesObject } from "./object";
import { leastReplicas, scalableIn } from "./scaling";
import { allOf, not, type Truth, UNKNOWN, type Unknown } from "./value";

const BUDGET = "policy/PodDisruptionBudget";

/** The PodDisruptionBudgets of a cluster. */
export function budgetsIn(cluster: Cluster): readonly KubernetesObject[] {
  return cluster.of(BUDGET);
}

/** A budget and whether it is for the pods of a workload. */
interface Protection {
  readonly budget: KubernetesObject;
  readonly workload: KubernetesObject;
  readonly isFor: true | Unknown;
}

/** The budgets that are, or may be, for the pods of a workload. */
export function budgetsFor(cluster: Cluster, workload: KubernetesObject): readonly Protection[] {
  return protectionsIn(cluster).byWorkload.get(workload) ?? [];
}

/** Which budgets are for which workloads: found from each budget by the labels that it selects. */
function protectionsIn(cluster: Cluster) {
  return cluster.remember("disruption: budgets", () => {
    const byBudget = new Map<KubernetesObject, Protection[]>();
    const byWorkload = new Map<KubernetesObject, Protection[]>();
    const scalable = new Set(scalableIn(cluster));
    for (const budget of budgetsIn(cluster)) {
      const selector = budget.at("spec.selector");
      if (selector.isAbsent) continue;
      const selected = podGroupsOf(cluster).selected(cluster.namespaceOf(budget), selectorQuery(selector));
      for (const { group, verdict } of selected) {
        for (const { object: workload } of group.pods) {
          if (!scalable.has(workload)) continue;
          const protection: Protection = { budget, workload, isFor: verdict };
          hold(byBudget, budget, protection);
          hold(byWorkload, workload, protection);
        }
      }
    }
    return { byBudget, byWorkload };
  });
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
  const workloads = protectionsIn(cluster).byBudget.get(budget) ?? [];
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

/** The fields of a budget that let every pod be evicted at once, each with whether it does. */
export function voidsOf(budget: KubernetesObject): Block[] {
  const [missing, present] = [budget.at("spec.maxUnavailable"), budget.at("spec.minAvailable")];
  return [
    { field: missing, isBlock: isOneOf(missing, ["100%"]) },
    { field: present, isBlock: isOneOf(present, ["0", "0%"]) },
  ];
}

/** Whether a budget says how many pods may be missing or must be there. */
export function hasAmount(budget: KubernetesObject): Truth {
  return not(allOf([not(budget.at("spec.maxUnavailable").isSet), not(budget.at("spec.minAvailable").isSet)]));
}
