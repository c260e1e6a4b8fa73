import { onAksNodes, onGkeNodes } from "../../lib/cloud/shared/types";
import { componentPolicy } from "../../lib/policy/component-policy";

const NONE = { unset: "none", mustNotBeSet: true } as const;

export const noUnsafeNodeSysctls = componentPolicy({
  id: "no-unsafe-node-sysctls",
  category: "privilege-escalation",
  threats: ["E2", "E3", "X2", "D1"],
  boundaries: ["B2", "B5"],
  stride: ["E", "T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Kubelets must not allow unsafe sysctls",
  why: "Unsafe sysctls are not isolated: a pod that sets one changes the kernel for every pod of the node.",
  fix: "Remove `allowedUnsafeSysctls`, or set it on a tainted node pool for the one workload that needs it.",
  references: [
    "cis:5.2.12",
    "url:https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/",
    "mitre:T1611",
  ],
  covers: ["kubelet-allowed-unsafe-sysctls", "kl-sysctls", "gke-node-kubelet", "aks-node-sysctls"],
  flags: [{ component: "kubelet", flag: "allowed-unsafe-sysctls", ...NONE }],
  fields: [{ on: ["KubeletConfiguration"], path: "allowedUnsafeSysctls[]", ...NONE }],
  resources: [
    ...onGkeNodes("kubeletConfig.allowedUnsafeSysctls[]", NONE),
    ...onAksNodes(
      { path: "kubeletConfig.allowedUnsafeSysctls[]", classic: "kubeletConfig.allowedUnsafeSysctls[]" },
      NONE,
    ),
  ],
});
