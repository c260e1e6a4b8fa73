import { noDisabledUpgrades } from "../../policies/privilege-escalation/no-disabled-upgrades";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks, gke, gkeNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noDisabledUpgrades, {
  accepts: {
    "a GKE cluster that says nothing": gke(),
    "nodes of GKE that say nothing": gkeNodes(),
    "a GKE cluster on a channel": gke({ releaseChannel: { channel: "STABLE" } }),
    "an AKS cluster that says nothing": aks(),
    "a cluster of the classic provider with security patches": classicAks({
      nodeOsUpgradeChannel: "SecurityPatch",
    }),
    "a GKE cluster that makes no pools": gke({
      clusterAutoscaling: {
        enabled: false,
        autoProvisioningDefaults: { management: { autoUpgrade: false } },
      },
    }),
  },
  rejects: {
    "a GKE cluster without a channel": {
      given: gke({ releaseChannel: { channel: "UNSPECIFIED" } }),
      says: 'gcp:container/cluster:Cluster "prod" must not set releaseChannel.channel=UNSPECIFIED',
    },
    "a GKE cluster with alpha features": {
      given: gke({ enableKubernetesAlpha: true }),
      says: 'gcp:container/cluster:Cluster "prod" must not set enableKubernetesAlpha=true',
    },
    "nodes of GKE without upgrades": {
      given: gkeNodes({ management: { autoUpgrade: false } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set management.autoUpgrade=false',
    },
    "a pool inside a GKE cluster without upgrades": {
      given: gke({ nodePools: [{ management: { autoUpgrade: false } }] }),
      says: 'gcp:container/cluster:Cluster "prod" must not set nodePools[0].management.autoUpgrade=false',
    },
    "pools that GKE makes, without upgrades": {
      given: gke({
        clusterAutoscaling: {
          enabled: true,
          autoProvisioningDefaults: { management: { autoUpgrade: false } },
        },
      }),
      says: 'gcp:container/cluster:Cluster "prod" must not set clusterAutoscaling.autoProvisioningDefaults.management.autoUpgrade=false',
    },
    "nodes of AKS left alone": {
      given: aks({ autoUpgradeProfile: { nodeOSUpgradeChannel: "None" } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set autoUpgradeProfile.nodeOSUpgradeChannel=None',
    },
    "nodes of the classic provider left to their distribution": {
      given: classicAks({ nodeOsUpgradeChannel: "Unmanaged" }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must not set nodeOsUpgradeChannel=Unmanaged',
    },
  },
  undecided: {
    "a channel from an output": gke({ releaseChannel: { channel: UNKNOWN } }),
    "upgrades from an output": gkeNodes({ management: UNKNOWN }),
  },
});
