import { noExposedPrivateEndpoints } from "../../policies/attacker-on-the-network/no-exposed-private-endpoints";
import { UNKNOWN } from "../support/builders";
import { aks, automaticAks, classicAks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noExposedPrivateEndpoints, {
  accepts: {
    "a GKE cluster that says nothing": gke(),
    "a private GKE cluster that enforces its list": gke({
      privateClusterConfig: { enablePrivateEndpoint: true },
      masterAuthorizedNetworksConfig: { privateEndpointEnforcementEnabled: true },
    }),
    "a public GKE cluster": gke({
      masterAuthorizedNetworksConfig: { cidrBlocks: [{ cidrBlock: "198.51.100.0/24" }] },
    }),
    "a private AKS cluster": aks({ apiServerAccessProfile: { enablePrivateCluster: true } }),
    "a private cluster of the classic provider": classicAks({ privateClusterEnabled: true }),
    "a private cluster of AKS Automatic": automaticAks({ privateCluster: {} }),
  },
  rejects: {
    "a GKE cluster whose DNS endpoint serves everybody": {
      given: gke({ controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true } } }),
      says: 'gcp:container/cluster:Cluster "prod" must not set controlPlaneEndpointsConfig.dnsEndpointConfig.allowExternalTraffic=true',
    },
    "a private GKE cluster without a list": {
      given: gke({ privateClusterConfig: { enablePrivateEndpoint: true } }),
      says: 'gcp:container/cluster:Cluster "prod" must set masterAuthorizedNetworksConfig.privateEndpointEnforcementEnabled=true',
    },
    "a private AKS cluster with a public name": {
      given: aks({
        apiServerAccessProfile: { enablePrivateCluster: true, enablePrivateClusterPublicFQDN: true },
      }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set apiServerAccessProfile.enablePrivateClusterPublicFQDN=true',
    },
    "a private cluster of the classic provider with a public name": {
      given: classicAks({ privateClusterEnabled: true, privateClusterPublicFqdnEnabled: true }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must not set privateClusterPublicFqdnEnabled=true',
    },
    "a private cluster of AKS Automatic with a public name": {
      given: automaticAks({ privateCluster: { publicFullyQualifiedDomainNameEnabled: true } }),
      says: 'azure:containerservice/automaticCluster:AutomaticCluster "prod" must not set privateCluster.publicFullyQualifiedDomainNameEnabled=true',
    },
  },
  undecided: {
    "endpoints from an output": gke({ controlPlaneEndpointsConfig: UNKNOWN }),
    "a private endpoint from an output": gke({ privateClusterConfig: { enablePrivateEndpoint: UNKNOWN } }),
  },
});
