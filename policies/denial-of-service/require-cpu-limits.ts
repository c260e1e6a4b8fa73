import { amountsIn } from "../../lib/kubernetes/availability/resources";
import { stackPolicy } from "../../lib/policy/define";

export const requireCpuLimits = stackPolicy({
  id: "require-cpu-limits",
  category: "denial-of-service",
  threats: ["D1"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must have a CPU limit",
  why: "Without a limit a miner or a loop takes every idle core of the node.",
  fix: "Set `resources.limits.cpu`.",
  references: ["ms:MS-TA9040", "mitre:T1496"],
  equivalents: [
    "checkov:CKV_K8S_11",
    "trivy:KSV-0011",
    "kubescape:C-0050",
    "kubescape:C-0270",
    "kubescape:C-0009",
    "polaris:cpuLimitsMissing",
    "kube-score:container-resources",
    "kyverno:require-cpu-limits",
    "kubesec:LimitsCPU",
    "kics:cpu_limits_not_set",
    "kube-linter:cpu-requirements",
  ],
  covers: ["cpu-limit-set"],
  exceptions:
    "Limits of CPU throttle bursts: teams that size their requests well rightly do without, or with a LimitRange of another program.",

  checkStack: (cluster) =>
    cluster.pods
      .flatMap((pod) => amountsIn(cluster, pod, ["limits", "cpu"]))
      .map(({ container, field, isMissing }) => container.issueOn(field.mustHold(isMissing))),
});
