import { componentPolicy } from "../../lib/policy/component-policy";

export const requirePodGarbageCollection = componentPolicy({
  id: "require-pod-garbage-collection",
  category: "denial-of-service",
  threats: ["D6"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Controller managers must delete terminated pods",
  why: "Pods that are kept for ever fill etcd, and every list carries them along.",
  fix: "Leave `--terminated-pod-gc-threshold` at its default, or set a positive number.",
  references: ["cis:1.3.1"],
  equivalents: [
    "checkov:CKV_K8S_106",
    "trivy:KCV-0033",
    "kubescape:C-0144",
    "kics:terminated_pod_garbage_collector_threshold_not_properly_set",
  ],
  covers: ["controller-manager-gc-threshold", "kcm-gc-threshold"],
  flags: [
    {
      component: "kube-controller-manager",
      flag: "terminated-pod-gc-threshold",
      unset: "12500",
      mustNotBe: "0",
    },
  ],
});
