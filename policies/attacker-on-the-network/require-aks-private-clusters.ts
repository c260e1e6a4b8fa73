import { AKS, AKS_AUTOMATIC, AKS_CLASSIC } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireAksPrivateClusters = settingsPolicy({
  id: "require-aks-private-clusters",
  category: "attacker-on-the-network",
  threats: ["F1", "N1"],
  boundaries: ["B1", "B6"],
  stride: ["I", "S"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "AKS clusters must be private",
  why: "A list of addresses is the only thing between a public endpoint and a leaked credential; one shared proxy on that list, or one mistaken entry, opens it.",
  fix: "Enable the private cluster, and connect by a VPN, a bastion or a private endpoint.",
  references: ["cis:aks/5.4.2", "owasp:2025/K06", "mitre:T1133"],
  equivalents: ["checkov:CKV_AZURE_115", "trivy:AVD-AZU-0065"],
  covers: ["aks-not-private"],
  exceptions: "Clusters whose users have no private network.",
  // Without a list the endpoint is open to the internet, and no-open-control-planes says so.
  settings: [
    {
      on: [AKS],
      path: "apiServerAccessProfile.enablePrivateCluster",
      unset: "false",
      unless: { publicNetworkAccess: "Disabled" },
      onlyWithSet: ["apiServerAccessProfile.authorizedIPRanges"],
      mustBe: true,
    },
    {
      on: [AKS_CLASSIC],
      path: "privateClusterEnabled",
      unset: "false",
      onlyWithSet: ["apiServerAccessProfile.authorizedIpRanges"],
      mustBe: true,
    },
    {
      on: [AKS_AUTOMATIC],
      path: "privateCluster",
      unset: "a public endpoint",
      onlyWithSet: ["apiServerAccess.authorizedIpRanges"],
      mustBeSet: true,
    },
  ],
});
