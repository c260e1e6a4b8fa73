import {
  minimumOf,
  numberOr,
  scalableIn,
  scalersIn,
  scalersOf,
} from "../../lib/kubernetes/availability/scaling";
import { allOf, not, type Truth, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const requireReplicas = stackPolicy({
  id: "require-replicas",
  category: "denial-of-service",
  threats: ["Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Workloads must run more than one replica",
  why: "A single pod is gone with its node, with each update and with each request that crashes it.",
  fix: "Set `replicas`, or the minimum of the autoscaler, to {minReplicas} or more.",
  references: [
    "url:https://kubernetes.io/docs/concepts/workloads/pods/disruptions/",
    "nsa:resource-policies",
  ],
  equivalents: [
    "kube-linter:minimum-three-replicas",
    "polaris:deploymentMissingReplicas",
    "kube-score:deployment-replicas",
    "kyverno:require-deployments-have-multiple-replicas",
    "pulumi:configureMinimumReplicaCount",
    "kube-linter:hpa-minimum-three-replicas",
    "polaris:hpaMinAvailability",
    "kube-score:horizontalpodautoscaler-replicas",
  ],
  covers: ["replicas-minimum", "hpa-min-replicas"],
  exceptions: "Programs that may run only once at a time.",
  options: {
    minReplicas: { type: "number", default: 2, description: "The least number of replicas." },
  },

  *checkStack(cluster, { minReplicas }) {
    const isFew = (count: number | typeof UNKNOWN): Truth =>
      count === UNKNOWN ? UNKNOWN : count > 0 && count < minReplicas;
    for (const scaler of scalersIn(cluster)) {
      const least = minimumOf(scaler);
      yield least.violates(`must keep at least ${minReplicas} pods`, isFew(numberOr(least, 1)));
    }
    for (const workload of scalableIn(cluster)) {
      const replicas = cluster.effective(workload, (of) => of.at("spec.replicas"));
      const { certain, mayBeMore } = scalersOf(cluster, workload);
      const isLeftOut: Truth = replicas.isAbsent && workload.isPatch;
      const isScaled: Truth = certain.length > 0 || (mayBeMore && UNKNOWN);
      const isFewHere = allOf([not(isLeftOut), not(isScaled), isFew(numberOr(replicas, 1))]);
      yield replicas.violates(`must run at least ${minReplicas} pods`, isFewHere);
    }
  },
});
