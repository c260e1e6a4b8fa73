import { BOTTLEROCKET } from "../../lib/kubernetes/components/text-components";
import { componentPolicy } from "../../lib/policy/define";

export const noWeakNodeConfigurations = componentPolicy({
  id: "no-weak-node-configurations",
  category: "privilege-escalation",
  threats: ["E2", "E3", "P3", "D1"],
  boundaries: ["B2", "B5"],
  stride: ["E", "T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Configurations of nodes must not open the kernel or the host to containers",
  why: "Unsafe sysctls change the kernel for every pod of the node; the admin container of Bottlerocket is a root shell that keeps running; a kernel without lockdown loads what root gives it.",
  fix: "Remove the setting.",
  references: [
    "url:https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/",
    "url:https://bottlerocket.dev/en/os/latest/api/settings/host-containers/",
    "mitre:T1611",
  ],
  covers: ["kubelet-allowed-unsafe-sysctls", "kl-sysctls", "bottlerocket-admin", "bottlerocket-lockdown"],
  flags: [{ component: "kubelet", flag: "allowed-unsafe-sysctls", unset: "none", mustNotBeSet: true }],
  fields: [
    { on: ["KubeletConfiguration"], path: "allowedUnsafeSysctls[]", unset: "none", mustNotBeSet: true },
    { on: [BOTTLEROCKET], path: "settings.host-containers.admin.enabled", unset: "false", mustNotBe: true },
    { on: [BOTTLEROCKET], path: "settings.kernel.lockdown", unset: "integrity", mustNotBe: "none" },
  ],
});
