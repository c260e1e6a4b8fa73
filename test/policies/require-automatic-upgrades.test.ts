import type { ValueMap } from "../../lib/model/value";
import { requireAutomaticUpgrades } from "../../policies/privilege-escalation/require-automatic-upgrades";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks, doks, gke, gkeNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

const exclusion = (exclusionOptions: ValueMap) =>
  gke({ maintenancePolicy: { maintenanceExclusions: [{ exclusionName: "release", exclusionOptions }] } });

testPolicy(requireAutomaticUpgrades, {
  accepts: {
    "a GKE cluster that says nothing": gke({}),
    "nodes of GKE that say nothing": gkeNodes({}),
    "a GKE cluster that excludes minor versions until the end of support": exclusion({
      scope: "NO_MINOR_UPGRADES",
      endTimeBehavior: "UNTIL_END_OF_SUPPORT",
    }),
    "an AKS cluster with a channel": aks({
      autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "SecurityPatch" },
    }),
    "an automatic AKS cluster": aks({ sku: { name: "Automatic" } }),
    "an AKS cluster of the classic provider with a channel": classicAks({
      automaticUpgradeChannel: "stable",
    }),
    "a DigitalOcean cluster that upgrades itself": doks({ autoUpgrade: true }),
  },
  rejects: {
    "an AKS cluster that says nothing": {
      given: aks({}),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set autoUpgradeProfile.upgradeChannel=patch or stable or rapid or node-image',
    },
    "an AKS cluster of the classic provider that says nothing": {
      given: classicAks({}),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set automaticUpgradeChannel=patch or stable or rapid or node-image',
    },
    "nodes of GKE that nobody repairs": {
      given: gkeNodes({ management: { autoRepair: false } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set management.autoRepair=false',
    },
    "a GKE cluster that excludes patches of nodes until the end of support": {
      given: exclusion({ scope: "NO_MINOR_OR_NODE_UPGRADES", endTimeBehavior: "UNTIL_END_OF_SUPPORT" }),
      says: 'gcp:container/cluster:Cluster "prod" must not set maintenancePolicy.maintenanceExclusions[0].exclusionOptions.endTimeBehavior=UNTIL_END_OF_SUPPORT',
    },
    "a DigitalOcean cluster that says nothing": {
      given: doks({}),
      says: 'digitalocean:index/kubernetesCluster:KubernetesCluster "prod" must set autoUpgrade=true',
    },
  },
  undecided: {
    "a channel from an output": aks({ autoUpgradeProfile: { upgradeChannel: UNKNOWN } }),
  },
});
