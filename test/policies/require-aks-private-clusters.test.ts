import { requireAksPrivateClusters } from "../../policies/attacker-on-the-network/require-aks-private-clusters";
import { UNKNOWN } from "../support/builders";
import { aks, automaticAks, classicAks } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireAksPrivateClusters, {
  accepts: {
    "a private AKS cluster": aks({
      apiServerAccessProfile: { enablePrivateCluster: true, authorizedIPRanges: ["198.51.100.0/24"] },
    }),
    "an AKS cluster without public access": aks({
      publicNetworkAccess: "Disabled",
      apiServerAccessProfile: { authorizedIPRanges: [] },
    }),
    "an AKS cluster without a list, which is open to everybody": aks(),
    "a private cluster of the classic provider": classicAks({
      privateClusterEnabled: true,
      apiServerAccessProfile: { authorizedIpRanges: ["198.51.100.0/24"] },
    }),
    "a private cluster of AKS Automatic": automaticAks({
      privateCluster: {},
      apiServerAccess: { authorizedIpRanges: ["198.51.100.0/24"] },
    }),
  },
  rejects: {
    "an AKS cluster with a public endpoint": {
      given: aks({ apiServerAccessProfile: { authorizedIPRanges: ["198.51.100.0/24"] } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set apiServerAccessProfile.enablePrivateCluster=true',
    },
    "a cluster of the classic provider with a public endpoint": {
      given: classicAks({ apiServerAccessProfile: { authorizedIpRanges: ["198.51.100.0/24"] } }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set privateClusterEnabled=true',
    },
    "a cluster of AKS Automatic with a public endpoint": {
      given: automaticAks({ apiServerAccess: { authorizedIpRanges: ["198.51.100.0/24"] } }),
      says: 'azure:containerservice/automaticCluster:AutomaticCluster "prod" must set privateCluster',
    },
  },
  undecided: {
    "a profile from an output": aks({ apiServerAccessProfile: UNKNOWN }),
    "a switch from an output": classicAks({
      privateClusterEnabled: UNKNOWN,
      apiServerAccessProfile: { authorizedIpRanges: ["198.51.100.0/24"] },
    }),
  },
});
