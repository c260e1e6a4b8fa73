import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { addTo } from "../../model/multimap";
import { allOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import type { Cluster } from "../cluster";
import { podGroupsOf, selectorQuery } from "../network/pod-groups";
import { leastReplicas, scalableIn } from "./scaling";

const BUDGET = "policy/PodDisruptionBudget";

/** The PodDisruptionBudgets of a cluster. */
export function budgetsIn(cluster: Cluster): readonly DeclaredResource[] {
  return cluster.of(BUDGET);
}

/** A budget and whether it is for the pods of a workload. */
interface Protection {
  readonly budget: DeclaredResource;
  readonly workload: DeclaredResource;
  readonly isFor: true | Unknown;
}

/** The budgets that are, or may be, for the pods of a workload. */
export function budgetsFor(cluster: Cluster, workload: DeclaredResource): readonly Protection[] {
  return protectionsIn(cluster).byWorkload.get(workload) ?? [];
}

/** Which budgets are for which workloads: found from each budget by the labels that it selects. */
function protectionsIn(cluster: Cluster) {
  return cluster.remember("disruption: budgets", () => {
    const byBudget = new Map<DeclaredResource, Protection[]>();
    const byWorkload = new Map<DeclaredResource, Protection[]>();
    const scalable = new Set(scalableIn(cluster));
    for (const budget of budgetsIn(cluster)) {
      const selector = budget.at("spec.selector");
      if (selector.isAbsent) continue;
      const selected = podGroupsOf(cluster).selected(cluster.namespaceOf(budget), selectorQuery(selector));
      for (const { group, verdict } of selected) {
        for (const { object: workload } of group.pods) {
          if (!scalable.has(workload)) continue;
          const protection: Protection = { budget, workload, isFor: verdict };
          addTo(byBudget, budget, protection);
          addTo(byWorkload, workload, protection);
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
export function allowsNoEviction(cluster: Cluster, budget: DeclaredResource): Block[] {
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
  if (field.isAbsent) return undefined;
  const { value } = field;
  return typeof value === "string" || typeof value === "number" ? String(value) : UNKNOWN;
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
export function allowsAllEvictions(budget: DeclaredResource): Block[] {
  const [missing, present] = [budget.at("spec.maxUnavailable"), budget.at("spec.minAvailable")];
  return [
    { field: missing, isBlock: isOneOf(missing, ["100%"]) },
    { field: present, isBlock: isOneOf(present, ["0", "0%"]) },
  ];
}

/** Whether a budget says how many pods may be missing or must be there. */
export function hasAmount(budget: DeclaredResource): Truth {
  return not(allOf([not(budget.at("spec.maxUnavailable").isSet), not(budget.at("spec.minAvailable").isSet)]));
}
