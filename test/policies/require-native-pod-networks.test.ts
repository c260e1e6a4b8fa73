import { requireNativePodNetworks } from "../../policies/attacker-on-the-network/require-native-pod-networks";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireNativePodNetworks, {
  accepts: {
    "a GKE cluster with intranode visibility": gke({ enableIntranodeVisibility: true }),
    "an Autopilot cluster": gke({ enableAutopilot: true }),
    "an AKS cluster that says nothing": aks(),
    "an AKS cluster with the Azure plugin": aks({ networkProfile: { networkPlugin: "azure" } }),
    "a cluster of the classic provider with the Azure plugin": classicAks({
      networkProfile: { networkPlugin: "azure" },
    }),
    "a cluster of the classic provider with a plugin of its own": classicAks({
      networkProfile: { networkPlugin: "none" },
    }),
  },
  rejects: {
    "a GKE cluster that says nothing": {
      given: gke(),
      says: 'gcp:container/cluster:Cluster "prod" must set enableIntranodeVisibility=true',
    },
    "a GKE cluster with routes": {
      given: gke({ networkingMode: "ROUTES", enableIntranodeVisibility: true }),
      says: 'gcp:container/cluster:Cluster "prod" must not set networkingMode=ROUTES',
    },
    "an AKS cluster with kubenet": {
      given: aks({ networkProfile: { networkPlugin: "kubenet" } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set networkProfile.networkPlugin=kubenet',
    },
    "a cluster of the classic provider that says nothing": {
      given: classicAks(),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set networkProfile.networkPlugin=azure or none',
    },
  },
  undecided: {
    "a profile from an output": aks({ networkProfile: UNKNOWN }),
    "a mode from an output": gke({ networkingMode: UNKNOWN, enableIntranodeVisibility: true }),
  },
});
