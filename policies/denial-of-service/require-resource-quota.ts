import { isMissing, onWorkloadNamespaces } from "../../lib/kubernetes/workload-namespace";
import { stackPolicy } from "../../lib/policy/define";

export const requireResourceQuota = stackPolicy({
  id: "require-resource-quota",
  category: "denial-of-service",
  threats: ["D1", "D4", "Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Namespaces with workloads must have a ResourceQuota or a LimitRange",
  why: "Without either, one workload can take all CPU, memory, storage and objects of the cluster.",
  fix: "Declare a ResourceQuota for the namespace, and a LimitRange with defaults for containers that set no limits.",
  references: ["nsa:resource-policies", "ms:MS-M9029", "mitre:T1499"],
  equivalents: [
    "kics:pod_or_container_without_limit_range",
    "kyverno:add-ns-quota",
    "kics:pod_or_container_without_resource_quota",
    "kyverno:schedule-based-quotas",
  ],
  covers: ["limitrange-complete", "resourcequota-complete"],

  checkStack: (cluster) =>
    onWorkloadNamespaces(cluster, (namespace) =>
      namespace.field.violates(
        "must have a ResourceQuota or a LimitRange for its workloads",
        isMissing(cluster, namespace, ["ResourceQuota", "LimitRange"]),
      ),
    ),
});
