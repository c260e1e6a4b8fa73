import { onAksNodes, onGkeNodes } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

export const limitNodeProcessIds = settingsPolicy({
  id: "limit-node-process-ids",
  category: "denial-of-service",
  threats: ["D3"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Node pools must limit the processes of a pod",
  why: "A fork bomb in one pod takes all process ids of its node, and with them the node.",
  fix: "Set the limit of process ids of the kubelet, to 4096, say.",
  references: ["cis:4.2.13", "url:https://kubernetes.io/docs/concepts/policy/pid-limiting/", "mitre:T1499"],
  covers: ["aks-node-pids"],
  settings: [
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
