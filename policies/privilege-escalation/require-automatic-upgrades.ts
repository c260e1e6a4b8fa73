import { AUTOMATIC, onGkePools } from "../../lib/cloud/shared/types";
import { AKS, AKS_CLASSIC, DOKS, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireAutomaticUpgrades = settingsPolicy({
  id: "require-automatic-upgrades",
  category: "privilege-escalation",
  threats: ["E3", "Em", "Xm"],
  boundaries: ["B1", "B5"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Managed clusters and their nodes must take security fixes automatically",
  why: "Known vulnerabilities of the kernel, the runtime and Kubernetes otherwise stay open until the next manual upgrade.",
  fix: "Choose an automatic upgrade channel for the cluster and for its nodes, with maintenance windows.",
  references: ["cis:gke/5.5.2", "owasp:2025/K07", "ms:MS-M9012"],
  equivalents: ["checkov:CKV_GCP_9", "trivy:AVD-GCP-0063", "checkov:CKV_AZURE_171", "trivy:AVD-DIG-0008"],
  covers: ["gke-maintenance-exclusion", "aks-upgrade-channel", "doks-upgrade"],
  exceptions: "Teams that upgrade in time by changing their program.",
  settings: [
    ...onGkePools("management.autoRepair", { unset: "true", mustNotBe: false }),
    {
      on: [GKE],
      path: "maintenancePolicy.maintenanceExclusions[].exclusionOptions.endTimeBehavior",
      unset: "an end of its own",
      onlyWith: {
        "maintenancePolicy.maintenanceExclusions[].exclusionOptions.scope": ["NO_MINOR_OR_NODE_UPGRADES"],
      },
      mustNotBe: "UNTIL_END_OF_SUPPORT",
    },
    {
      on: [AKS],
      path: "autoUpgradeProfile.upgradeChannel",
      unset: "none",
      unless: AUTOMATIC,
      mustBeOneOf: ["patch", "stable", "rapid", "node-image"],
    },
    {
      on: [AKS_CLASSIC],
      path: "automaticUpgradeChannel",
      unset: "none",
      mustBeOneOf: ["patch", "stable", "rapid", "node-image"],
    },
    { on: [DOKS], path: "autoUpgrade", unset: "false", mustBe: true },
  ],
});
