import { budgetsFor } from "../../lib/kubernetes/availability/disruption";
import { leastReplicas, scalableIn } from "../../lib/kubernetes/availability/scaling";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const requireDisruptionBudgets = stackPolicy({
  id: "require-disruption-budgets",
  category: "denial-of-service",
  threats: ["Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Workloads with several replicas must have a PodDisruptionBudget",
  why: "Without one, draining nodes for an upgrade may evict all pods of the workload at the same time.",
  fix: "Declare a PodDisruptionBudget that selects the pods, with `maxUnavailable: 1`.",
  references: ["url:https://kubernetes.io/docs/concepts/workloads/pods/disruptions/"],
  equivalents: [
    "polaris:missingPodDisruptionBudget",
    "kube-score:deployment-has-poddisruptionbudget",
    "kube-score:statefulset-has-poddisruptionbudget",
    "kyverno:require-pdb",
    "kyverno:create-default-pdb",
    "kics:deployment_without_pod_disruption_budget",
    "kics:statefulset_without_pod_disruption_budget",
  ],
  covers: ["pdb-exists"],

  checkStack: (cluster) =>
    scalableIn(cluster).map((workload) => {
      const replicas = leastReplicas(cluster, workload);
      const isMany: Truth = replicas === UNKNOWN ? UNKNOWN : replicas > 1;
      const hasBudget = anyOf(budgetsFor(cluster, workload).map(({ isFor }) => isFor));
      const isAllSeen = cluster.sees(["policy/PodDisruptionBudget"]);
      // Another program may hold the budgets of a namespace that this one does not declare.
      const key = cluster.namespaceOf(workload);
      const isOurs: Truth = key !== UNKNOWN && cluster.namespace(key) !== undefined ? isAllSeen : UNKNOWN;
      return workload
        .at("metadata.name")
        .violates(
          "must have a PodDisruptionBudget",
          allOf([isMany, not(hasBudget), isOurs, not(workload.isPatch)]),
        );
    }),
});
