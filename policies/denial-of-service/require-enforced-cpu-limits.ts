import { onAksNodes, onGkeNodes } from "../../lib/cloud/shared/types";
import { componentPolicy } from "../../lib/policy/component-policy";

export const requireEnforcedCpuLimits = componentPolicy({
  id: "require-enforced-cpu-limits",
  category: "denial-of-service",
  threats: ["D1"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Kubelets must enforce CPU limits of containers",
  why: "Without CFS quota a container uses all CPU of its node in spite of its limit, and slows the kubelet and every other pod.",
  fix: "Remove `cpuCFSQuota`, or set it to `true`, the default.",
  references: ["url:https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/", "mitre:T1499"],
  covers: ["gke-node-kubelet"],
  exceptions: "Nodes for workloads that are measured to suffer from throttling, and that run nothing else.",
  flags: [{ component: "kubelet", flag: "cpu-cfs-quota", unset: "true", mustNotBe: "false" }],
  fields: [{ on: ["KubeletConfiguration"], path: "cpuCFSQuota", unset: "true", mustNotBe: false }],
  resources: [
    ...onGkeNodes("kubeletConfig.cpuCfsQuota", { unset: "true", mustNotBe: false }),
    ...onAksNodes(
      { path: "kubeletConfig.cpuCfsQuota", classic: "kubeletConfig.cpuCfsQuotaEnabled" },
      { unset: "true", mustNotBe: false },
    ),
  ],
});
