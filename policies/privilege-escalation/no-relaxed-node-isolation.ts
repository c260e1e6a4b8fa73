import { GKE, onAksNodes, onGkeNodes } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

export const noRelaxedNodeIsolation = settingsPolicy({
  id: "no-relaxed-node-isolation",
  category: "privilege-escalation",
  threats: ["E2", "E3", "X2"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must not relax what isolates pods from their nodes",
  why: "Unsafe sysctls and writable cgroups reach past the container into its node; on Autopilot, network administration and allowlists of privileged workloads bring back what it keeps out.",
  fix: "Remove the setting, or give the workload a pool of its own.",
  references: [
    "cis:5.2.12",
    "url:https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/",
    "mitre:T1611",
  ],
  covers: ["gke-node-kubelet", "gke-node-cgroups", "gke-autopilot-netadmin", "aks-node-sysctls"],
  settings: [
    ...onGkeNodes("kubeletConfig.allowedUnsafeSysctls[]", { unset: "none", mustNotBeSet: true }),
    ...onGkeNodes("containerdConfig.writableCgroups.enabled", { unset: "false", mustNotBe: true }),
    {
      on: [GKE],
      path: "nodePoolDefaults.nodeConfigDefaults.containerdConfig.writableCgroups.enabled",
      unset: "false",
      mustNotBe: true,
    },
    ...onAksNodes(
      { path: "kubeletConfig.allowedUnsafeSysctls[]", classic: "kubeletConfig.allowedUnsafeSysctls[]" },
      { unset: "none", mustNotBeSet: true },
    ),
    { on: [GKE], path: "allowNetAdmin", unset: "false", mustNotBe: true },
    { on: [GKE], path: "autopilotPrivilegedAdmissions[]", unset: "none", mustNotBeSet: true },
  ],
});
