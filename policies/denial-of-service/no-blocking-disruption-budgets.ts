import {
  allowsAllEvictions,
  allowsNoEviction,
  budgetsIn,
  hasAmount,
} from "../../lib/kubernetes/availability/disruption";
import { onlyIf, settingIssue } from "../../lib/model/issue";
import { not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noBlockingDisruptionBudgets = stackPolicy({
  id: "no-blocking-disruption-budgets",
  category: "denial-of-service",
  threats: ["Dm", "Em"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "PodDisruptionBudgets must allow some evictions, but not all",
  why: "A budget that allows no eviction keeps its node from being drained: upgrades and security fixes of the node wait, or are forced through without regard for any budget. One that allows all evictions protects nothing.",
  fix: "Set `maxUnavailable: 1`, or a `minAvailable` below the number of pods.",
  references: ["url:https://kubernetes.io/docs/tasks/run-application/configure-pdb/"],
  equivalents: [
    "kube-linter:pdb-max-unavailable",
    "kube-linter:pdb-min-available",
    "polaris:pdbDisruptionsIsZero",
    "polaris:pdbMinAvailableGreaterThanHPAMinReplicas",
    "kyverno:pdb-minavailable",
    "kyverno:pdb-maxunavailable",
    "kyverno:pdb-maxunavailable-with-deployments",
    "kyverno:deployment-replicas-higher-than-pdb",
    "kyverno:require-reasonable-pdbs",
    "kyverno:require-replicas-allow-disruption",
    "pulumi:disallowZeroVoluntaryDisruption",
    "kube-score:poddisruptionbudget-has-policy",
  ],
  covers: ["pdb-blocks-all-evictions", "pdb-exceeds-hpa-min", "pdb-has-policy"],
  exceptions: "Programs whose operator drains them by hand.",

  checkStack: (cluster) =>
    budgetsIn(cluster).flatMap((budget) => [
      ...[...allowsNoEviction(cluster, budget), ...allowsAllEvictions(budget)].map(({ field, isBlock }) =>
        settingIssue(isBlock, field, "must not set", field.shown),
      ),
      onlyIf(
        not(budget.isPatch),
        budget
          .at("spec.maxUnavailable")
          .violates("must say how many pods may be missing", not(hasAmount(budget))),
      ),
    ]),
});
