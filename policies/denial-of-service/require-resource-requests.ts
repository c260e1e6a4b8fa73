import { amountsIn, type Demand } from "../../lib/kubernetes/availability/resources";
import { stackPolicy } from "../../lib/policy/define";

const DEMANDS: readonly Demand[] = [
  ["requests", "cpu"],
  ["requests", "memory"],
  ["limits", "memory"],
];

export const requireResourceRequests = stackPolicy({
  id: "require-resource-requests",
  category: "denial-of-service",
  threats: ["D1", "Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Containers must set CPU and memory requests and a memory limit",
  why: "A container without them takes what its node has: other pods starve, and the kernel kills processes of any of them when memory runs out.",
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
  exceptions: "Namespaces whose LimitRange another program declares: it fills in what is missing here.",

  checkStack: (cluster) =>
    cluster.pods
      .flatMap((pod) => amountsIn(cluster, pod, ...DEMANDS))
      .map(({ container, field, isMissing }) => container.issueOn(field.mustHold(isMissing))),
});
