import { containerPolicy } from "../../lib/define";
import { claimIf } from "../../lib/kubernetes/claim";
import { anyOf, not } from "../../lib/kubernetes/value";

export const requireResourceLimits = containerPolicy({
  id: "require-resource-limits",
  category: "denial-of-service",
  threats: ["D1", "Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Containers must say how much CPU and memory they need",
  why: "A container without them takes what its node has: its neighbours starve, and the kernel kills whichever it likes.",
  fix: "Set `resources.requests.cpu`, `resources.requests.memory` and `resources.limits.memory`.",
  references: ["nsa:resource-policies", "ms:MS-M9029", "mitre:T1499"],
  equivalents: [
    "kube-linter:unset-cpu-requirements",
    "checkov:CKV_K8S_10",
    "trivy:KSV-0015",
    "kubescape:C-0050",
    "kubescape:C-0268",
    "polaris:cpuRequestsMissing",
    "kube-score:container-resources",
    "kyverno:require-pod-requests-limits",
    "kubesec:RequestsCPU",
    "kics:cpu_requests_not_set",
    "checkov:CKV_K8S_12",
    "trivy:KSV-0016",
    "kubescape:C-0004",
    "kubescape:C-0269",
    "polaris:memoryRequestsMissing",
    "kubesec:RequestsMemory",
    "kics:memory_requests_not_defined",
    "kube-linter:memory-requirements",
    "kube-linter:unset-memory-requirements",
    "checkov:CKV_K8S_13",
    "trivy:KSV-0018",
    "kubescape:C-0271",
    "kubescape:C-0009",
    "polaris:memoryLimitsMissing",
    "kubesec:LimitsMemory",
    "kics:memory_limits_not_defined",
    "kyverno:require-qos-burstable",
  ],
  covers: ["cpu-request-set", "memory-request-set", "memory-limit-set", "qos-burstable-minimum"],

  *check(container) {
    if (container.kind === "ephemeral container") return;
    for (const [list, name] of [
      ["requests", "cpu"],
      ["requests", "memory"],
      ["limits", "memory"],
    ] as const) {
      const own = container.at(`resources.${list}`).key(name);
      // A limit stands for a request that is not set, and the resources of the pod for those of its containers.
      const others = [
        container.at("resources.limits").key(name),
        container.pod.at(`resources.${list}`).key(name),
      ];
      const isSet = anyOf([own, ...others].map((field) => field.isSet));
      yield own.isAbsent && container.pod.object.isPatch
        ? undefined
        : claimIf(not(isSet), own, "must set", own.path);
    }
  },
});
