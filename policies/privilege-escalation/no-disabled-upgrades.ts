import { onGkePools } from "../../lib/cloud/shared/types";
import { AKS, AKS_CLASSIC, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const noDisabledUpgrades = settingsPolicy({
  id: "no-disabled-upgrades",
  category: "privilege-escalation",
  threats: ["E3", "Em", "Xm"],
  boundaries: ["B1", "B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must not switch automatic upgrades off",
  why: "Known vulnerabilities of the kernel, the runtime and Kubernetes stay open on a cluster without a release channel, on one with alpha features, which is never upgraded, and on nodes that are not patched.",
  fix: "Remove the setting, or choose a release channel.",
  references: ["cis:gke/5.5.4", "cis:gke/5.5.3", "cis:gke/5.10.2", "owasp:2025/K07", "ms:MS-M9012"],
  equivalents: ["checkov:CKV_GCP_70", "checkov:CKV_GCP_10", "trivy:AVD-GCP-0058"],
  covers: ["gke-release-channel", "gke-alpha", "gke-node-upgrade", "gke-nap", "aks-node-os-channel"],
  exceptions: "Teams that upgrade in time by changing their program.",
  settings: [
    { on: [GKE], path: "releaseChannel.channel", unset: "REGULAR", mustNotBe: "UNSPECIFIED" },
    { on: [GKE], path: "enableKubernetesAlpha", unset: "false", mustNotBe: true },
    ...onGkePools("management.autoUpgrade", { unset: "true", mustNotBe: false }),
    {
      on: [AKS],
      path: "autoUpgradeProfile.nodeOSUpgradeChannel",
      unset: "NodeImage",
      mustNotBeOneOf: ["None", "Unmanaged"],
    },
    {
      on: [AKS_CLASSIC],
      path: "nodeOsUpgradeChannel",
      unset: "NodeImage",
      mustNotBeOneOf: ["None", "Unmanaged"],
    },
  ],
});
