import type { ValueMap } from "../../lib/model/value";
import { requireResilientControlPlanes } from "../../policies/denial-of-service/require-resilient-control-planes";
import { resource, UNKNOWN } from "../support/builders";
import { aks, classicAks, doks, eks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

const lke = (inputs: ValueMap) =>
  resource("linode:index/lkeCluster:LkeCluster", "prod", { region: "eu-central", ...inputs });

testPolicy(requireResilientControlPlanes, {
  accepts: {
    "an AKS cluster with a service level": aks({ sku: { name: "Base", tier: "Standard" } }),
    "a cluster of the classic provider with a service level": classicAks({ skuTier: "Premium" }),
    "an EKS cluster that is protected": eks({ deletionProtection: true }),
    "nodes of EKS that are repaired": resource("aws:eks/nodeGroup:NodeGroup", "workers", {
      nodeRepairConfig: { enabled: true },
    }),
    "a GKE cluster that says nothing": gke({}),
    "a DigitalOcean cluster that says nothing": doks({}),
    "a Linode cluster with high availability": lke({ controlPlane: { highAvailability: true } }),
    "an automatic AKS cluster": aks({ sku: { name: "Automatic" } }),
  },
  rejects: {
    "an AKS cluster that says nothing": {
      given: aks({}),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set sku.tier=Standard or Premium',
    },
    "a cluster of the classic provider that says nothing": {
      given: classicAks({}),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set skuTier=Standard or Premium',
    },
    "an EKS cluster that says nothing": {
      given: eks({}),
      says: 'aws:eks/cluster:Cluster "prod" must set deletionProtection=true',
    },
    "nodes of EKS that say nothing": {
      given: resource("aws:eks/nodeGroup:NodeGroup", "workers", { clusterName: "prod" }),
      says: 'aws:eks/nodeGroup:NodeGroup "workers" must set nodeRepairConfig.enabled=true',
    },
    "a GKE cluster without protection": {
      given: gke({ deletionProtection: false }),
      says: 'gcp:container/cluster:Cluster "prod" must not set deletionProtection=false',
    },
    "a DigitalOcean cluster without high availability": {
      given: doks({ ha: false }),
      says: 'digitalocean:index/kubernetesCluster:KubernetesCluster "prod" must not set ha=false',
    },
    "a Linode cluster that says nothing": {
      given: lke({}),
      says: 'linode:index/lkeCluster:LkeCluster "prod" must set controlPlane.highAvailability=true',
    },
    "a DigitalOcean cluster without surge upgrades": {
      given: doks({ surgeUpgrade: false }),
      says: 'digitalocean:index/kubernetesCluster:KubernetesCluster "prod" must not set surgeUpgrade=false',
    },
  },
  undecided: {
    "a tier from an output": aks({ sku: UNKNOWN }),
  },
});
