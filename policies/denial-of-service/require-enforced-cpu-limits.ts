import { onAksNodes, onGkeNodes } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireEnforcedCpuLimits = settingsPolicy({
  id: "require-enforced-cpu-limits",
  category: "denial-of-service",
  threats: ["D1"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Node pools must enforce the CPU limits of containers",
  why: "Without quotas of the kernel a container with a limit takes all CPU of its node, and slows the kubelet and every other pod.",
  fix: "Remove the setting: the kubelet enforces limits by default.",
  references: ["url:https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/", "mitre:T1499"],
  covers: ["gke-node-kubelet"],
  exceptions:
    "Pools for workloads that are measured to suffer from throttling, and share their nodes with nobody.",
  settings: [
    ...onGkeNodes("kubeletConfig.cpuCfsQuota", { unset: "true", mustNotBe: false }),
    ...onAksNodes(
      { path: "kubeletConfig.cpuCfsQuota", classic: "kubeletConfig.cpuCfsQuotaEnabled" },
      { unset: "true", mustNotBe: false },
    ),
  ],
});
