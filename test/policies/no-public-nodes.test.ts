import type { ValueMap } from "../../lib/kubernetes/value";
import { noPublicNodes } from "../../policies/attacker-on-the-network/no-public-nodes";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const gke = (inputs: ValueMap) =>
  resource("gcp:container/cluster:Cluster", "prod", { location: "europe-west1", ...inputs });
const gkeNodes = (inputs: ValueMap) =>
  resource("gcp:container/nodePool:NodePool", "prod", { cluster: "prod", ...inputs });
const aks = (inputs: ValueMap) =>
  resource("azure-native:containerservice:ManagedCluster", "prod", { dnsPrefix: "prod", ...inputs });
const aksNodes = (inputs: ValueMap) =>
  resource("azure-native:containerservice:AgentPool", "prod", { resourceName: "prod", ...inputs });
const classicAksNodes = (inputs: ValueMap) =>
  resource("azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool", "prod", {
    vmSize: "Standard_D2s_v5",
    ...inputs,
  });

testPolicy(noPublicNodes, {
  accepts: {
    "a GKE cluster with private nodes": gke({ privateClusterConfig: { enablePrivateNodes: true } }),
    "nodes of GKE that say nothing": gkeNodes({}),
    "an AKS cluster that says nothing": aks({ agentPoolProfiles: [{ name: "system" }] }),
    "nodes of AKS that say nothing": aksNodes({}),
    "nodes of the classic provider that say nothing": classicAksNodes({}),
  },
  rejects: {
    "a GKE cluster that says nothing": {
      given: gke({}),
      says: 'gcp:container/cluster:Cluster "prod" must set privateClusterConfig.enablePrivateNodes=true',
    },
    "nodes of GKE with public addresses": {
      given: gkeNodes({ networkConfig: { enablePrivateNodes: false } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set networkConfig.enablePrivateNodes=false',
    },
    "an AKS cluster with public nodes": {
      given: aks({ agentPoolProfiles: [{ name: "system", enableNodePublicIP: true }] }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set agentPoolProfiles[0].enableNodePublicIP=true',
    },
    "nodes of AKS with public addresses": {
      given: aksNodes({ enableNodePublicIP: true }),
      says: 'azure-native:containerservice:AgentPool "prod" must not set enableNodePublicIP=true',
    },
    "nodes of the classic provider with public addresses": {
      given: classicAksNodes({ nodePublicIpEnabled: true }),
      says: 'azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool "prod" must not set nodePublicIpEnabled=true',
    },
    "a pool inside a GKE cluster with public addresses": {
      given: gke({
        privateClusterConfig: { enablePrivateNodes: true },
        nodePools: [{ networkConfig: { enablePrivateNodes: false } }],
      }),
      says: 'gcp:container/cluster:Cluster "prod" must not set nodePools[0].networkConfig.enablePrivateNodes=false',
    },
  },
  undecided: {
    "a cluster from an output": gke({ privateClusterConfig: UNKNOWN }),
    "pools from an output": aks({ agentPoolProfiles: UNKNOWN }),
  },
});
