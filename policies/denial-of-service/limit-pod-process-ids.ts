import { onAksNodes, onGkeNodes } from "../../lib/cloud/shared/types";
import { componentPolicy } from "../../lib/policy/component-policy";

export const limitPodProcessIds = componentPolicy({
  id: "limit-pod-process-ids",
  category: "denial-of-service",
  threats: ["D3"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Kubelets must limit the process ids of each pod",
  why: "A fork bomb in one pod takes all process ids of its node, and with them the node.",
  fix: "Set `podPidsLimit` of the kubelet, or the same setting of the node pool, to 4096 for example.",
  references: ["cis:4.2.13", "url:https://kubernetes.io/docs/concepts/policy/pid-limiting/", "mitre:T1499"],
  covers: ["kubelet-pod-pids-limit", "kl-pids", "aks-node-pids"],
  flags: [
    { component: "kubelet", flag: "pod-max-pids", unset: "-1, no limit", mustBeSet: true },
    {
      component: "kubelet",
      flag: "pod-max-pids",
      unset: "-1, no limit",
      mustNotMatch: /^(-|0$)/,
      safe: "a positive number",
    },
  ],
  fields: [
    { on: ["KubeletConfiguration"], path: "podPidsLimit", unset: "-1, no limit", mustBeSet: true },
    { on: ["KubeletConfiguration"], path: "podPidsLimit", unset: "-1, no limit", mustNotBeOneOf: [-1, 0] },
  ],
  resources: [
    ...onGkeNodes("kubeletConfig.podPidsLimit", { unset: "no limit of its own", mustBeSet: true }),
    ...onAksNodes(
      { path: "kubeletConfig.podMaxPids", classic: "kubeletConfig.podMaxPid" },
      { unset: "no limit of its own", mustBeSet: true },
    ),
    ...onAksNodes(
      { path: "kubeletConfig.podMaxPids", classic: "kubeletConfig.podMaxPid" },
      { unset: "no limit of its own", mustNotBe: -1 },
    ),
  ],
});
