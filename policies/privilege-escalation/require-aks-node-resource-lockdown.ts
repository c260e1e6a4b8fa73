import { AUTOMATIC } from "../../lib/cloud/shared/types";
import { AKS } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireAksNodeResourceLockdown = settingsPolicy({
  id: "require-aks-node-resource-lockdown",
  category: "privilege-escalation",
  threats: ["E4", "P3"],
  boundaries: ["B2", "B7"],
  stride: ["T", "E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "AKS clusters must lock their node resource group",
  why: "An Azure identity that can write to that group runs commands on nodes, opens their firewall or swaps their disks, without a right in the cluster.",
  fix: "Set `nodeResourceGroupProfile.restrictionLevel` to `ReadOnly`.",
  references: ["url:https://learn.microsoft.com/azure/aks/node-resource-group-lockdown", "mitre:T1578"],
  covers: ["aks-node-rg-lockdown"],
  settings: [
    {
      on: [AKS],
      path: "nodeResourceGroupProfile.restrictionLevel",
      unset: "Unrestricted",
      unless: AUTOMATIC,
      mustBe: "ReadOnly",
    },
  ],
});
