import { settingsPolicy } from "../../lib/define";
import { GKE, onAksNodes, onGkeNodes } from "../../lib/kubernetes/cloud/types";

export const noWeakNodeSettings = settingsPolicy({
  id: "no-weak-node-settings",
  category: "privilege-escalation",
  threats: ["E2", "S4", "F3"],
  boundaries: ["B1", "B5"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Node pools must not switch the protections of nodes off",
  why: "The read-only port of the kubelet tells everybody on the network what runs with which environment; unsafe sysctls and writable cgroups are ways out of a container.",
  fix: "Remove the setting.",
  references: [
    "cis:4.2.4",
    "cis:5.2.12",
    "url:https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/",
    "mitre:T1611",
  ],
  settings: [
    ...onGkeNodes("kubeletConfig.insecureKubeletReadonlyPortEnabled", {
      unset: "FALSE from 1.32 on",
      mustNotBe: "TRUE",
    }),
    {
      on: [GKE],
      path: "nodePoolDefaults.nodeConfigDefaults.insecureKubeletReadonlyPortEnabled",
      unset: "FALSE from 1.32 on",
      mustNotBe: "TRUE",
    },
    {
      on: [GKE],
      path: "nodePoolAutoConfig.nodeKubeletConfig.insecureKubeletReadonlyPortEnabled",
      unset: "FALSE from 1.32 on",
      mustNotBe: "TRUE",
    },
    ...onGkeNodes("kubeletConfig.allowedUnsafeSysctls[]", { unset: "none", mustNotBeSet: true }),
    ...onGkeNodes("containerdConfig.writableCgroups.enabled", { unset: "false", mustNotBe: true }),
    ...onAksNodes(
      { path: "kubeletConfig.allowedUnsafeSysctls[]", classic: "kubeletConfig.allowedUnsafeSysctls[]" },
      { unset: "none", mustNotBeSet: true },
    ),
    { on: [GKE], path: "allowNetAdmin", unset: "false", mustNotBe: true },
  ],
});
