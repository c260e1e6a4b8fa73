import { AUTOMATIC } from "../../lib/cloud/shared/types";
import { AKS, AKS_CLASSIC, AKS_CLASSIC_NODES, AKS_NODES } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

const TAINT = ["CriticalAddonsOnly=true:NoSchedule"];

export const requireAksSystemNodePools = settingsPolicy({
  id: "require-aks-system-node-pools",
  category: "privilege-escalation",
  threats: ["E4", "X3"],
  boundaries: ["B2"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "AKS system node pools must be tainted against other workloads",
  why: "A workload that escapes from its container finds the pods of kube-system on the same node, and their tokens.",
  fix: "Taint the system node pool with `CriticalAddonsOnly=true:NoSchedule`, and run workloads in a node pool of their own.",
  references: ["url:https://learn.microsoft.com/azure/aks/use-system-pools", "mitre:T1611"],
  equivalents: ["checkov:CKV_AZURE_232"],
  covers: ["aks-system-pool-mixed"],
  exceptions: "Small clusters with one pool.",
  settings: [
    {
      on: [AKS],
      path: "agentPoolProfiles[].nodeTaints",
      unset: "no taints",
      unless: AUTOMATIC,
      onlyWith: { "agentPoolProfiles[].mode": ["System"] },
      mustInclude: TAINT,
    },
    {
      on: [AKS_NODES],
      path: "nodeTaints",
      unset: "no taints",
      onlyWith: { mode: ["System"] },
      mustInclude: TAINT,
    },
    {
      on: [AKS_CLASSIC],
      path: "defaultNodePool.onlyCriticalAddonsEnabled",
      unset: "false",
      mustBe: true,
    },
    {
      on: [AKS_CLASSIC_NODES],
      path: "nodeTaints",
      unset: "no taints",
      onlyWith: { mode: ["System"] },
      mustInclude: TAINT,
    },
  ],
});
