import {
  minimumOf,
  numberOr,
  scalableIn,
  scalersIn,
  scalersOf,
  targetOf,
} from "../../lib/kubernetes/availability/scaling";
import type { Cluster } from "../../lib/kubernetes/cluster";
import type { DeclaredResource } from "../../lib/model/declared-resource";
import { inOrderOfTitles } from "../../lib/model/order";
import { UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const noBrokenAutoscalers = stackPolicy({
  id: "no-broken-autoscalers",
  category: "denial-of-service",
  threats: ["D1", "Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "baseline",
  title: "Autoscalers must have a range to scale in, and a target of their own",
  why: "An autoscaler that cannot scale, or that another one or `replicas` overrules, leaves the workload to the first peak of load.",
  fix: "Set `maxReplicas` above `minReplicas`, keep one autoscaler for each target, and remove `replicas` from that target.",
  references: ["url:https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/"],
  equivalents: [
    "polaris:hpaMaxAvailability",
    "kyverno:prevent-duplicate-hpa",
    "kube-score:deployment-targeted-by-hpa-does-not-have-replicas-configured",
    "kics:hpa_targeted_deployments_with_configured_replica_count",
  ],
  covers: ["hpa-max-above-min", "hpa-unique-target", "hpa-replicas-conflict"],

  checkStack: (cluster) => [
    ...scalersIn(cluster).map(range),
    ...twins(cluster),
    ...scalableIn(cluster).map((workload) => overruled(cluster, workload)),
  ],
});

function range(scaler: DeclaredResource) {
  const most = scaler.at(
    scaler.type === "keda.sh/ScaledObject" ? "spec.maxReplicaCount" : "spec.maxReplicas",
  );
  const low = numberOr(minimumOf(scaler), 1);
  const high = numberOr(most, Number.POSITIVE_INFINITY);
  const isFixed = low === UNKNOWN || high === UNKNOWN ? UNKNOWN : high <= low;
  return most.violates(`must not set ${most.shown}, which leaves nothing to scale`, isFixed);
}

function* twins(cluster: Cluster) {
  const known = new Map<string, DeclaredResource>();
  const all = inOrderOfTitles(scalersIn(cluster), (scaler) => scaler);
  for (const scaler of all) {
    const target = targetOf(cluster, scaler);
    const place = scaler.at("spec.scaleTargetRef.name");
    if (target === UNKNOWN) {
      if (all.length > 1) yield place.undecided();
      continue;
    }
    const first = known.get(target);
    if (first === undefined) known.set(target, scaler);
    else yield place.violates(`must not scale what ${first.title} scales`);
  }
}

function overruled(cluster: Cluster, workload: DeclaredResource) {
  const replicas = workload.at("spec.replicas");
  if (replicas.isAbsent) return undefined;
  const { certain, isOpen } = scalersOf(cluster, workload);
  const [scaler] = certain;
  if (scaler === undefined) return isOpen ? replicas.undecided() : undefined;
  return replicas.violates(`must leave the number of pods to ${scaler.title}`, replicas.isSet);
}
