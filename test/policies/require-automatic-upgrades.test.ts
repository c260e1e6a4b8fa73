import type { ValueMap } from "../../lib/kubernetes/value";
import { requireAutomaticUpgrades } from "../../policies/privilege-escalation/require-automatic-upgrades";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const gke = (inputs: ValueMap) =>
  resource("gcp:container/cluster:Cluster", "prod", { location: "europe-west1", ...inputs });
const gkeNodes = (inputs: ValueMap) =>
  resource("gcp:container/nodePool:NodePool", "prod", { cluster: "prod", ...inputs });
const aks = (inputs: ValueMap) =>
  resource("azure-native:containerservice:ManagedCluster", "prod", { dnsPrefix: "prod", ...inputs });
const classicAks = (inputs: ValueMap) =>
  resource("azure:containerservice/kubernetesCluster:KubernetesCluster", "prod", {
    dnsPrefix: "prod",
    ...inputs,
  });
const doks = (inputs: ValueMap) =>
  resource("digitalocean:index/kubernetesCluster:KubernetesCluster", "prod", { region: "fra1", ...inputs });

testPolicy(requireAutomaticUpgrades, {
  accepts: {
    "a GKE cluster that says nothing": gke({}),
    "nodes of GKE that say nothing": gkeNodes({}),
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
    "nodes of AKS left alone": {
      given: aks({ autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "None" } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set autoUpgradeProfile.nodeOSUpgradeChannel=None',
    },
    "an AKS cluster of the classic provider that says nothing": {
      given: classicAks({}),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set automaticUpgradeChannel=patch or stable or rapid or node-image',
    },
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
    "a DigitalOcean cluster that says nothing": {
      given: doks({}),
      says: 'digitalocean:index/kubernetesCluster:KubernetesCluster "prod" must set autoUpgrade=true',
    },
  },
  undecided: {
    "a channel from an output": aks({ autoUpgradeProfile: { upgradeChannel: UNKNOWN } }),
  },
});
