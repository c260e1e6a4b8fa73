import { noExposingClusterFeatures } from "../../policies/attacker-on-the-network/no-exposing-cluster-features";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noExposingClusterFeatures, {
  accepts: {
    "a GKE cluster that says nothing": gke({}),
    "a GKE cluster with its DNS endpoint": gke({
      controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true } },
    }),
    "an AKS cluster that says nothing": aks({}),
    "a cluster of the classic provider that says nothing": classicAks({}),
  },
  rejects: {
    "a GKE cluster with external addresses": {
      given: gke({ serviceExternalIpsConfig: { enabled: true } }),
      says: 'gcp:container/cluster:Cluster "prod" must not set serviceExternalIpsConfig.enabled=true',
    },
    "a GKE cluster that lets every machine of Google Cloud in": {
      given: gke({ masterAuthorizedNetworksConfig: { gcpPublicCidrsAccessEnabled: true } }),
      says: 'gcp:container/cluster:Cluster "prod" must not set masterAuthorizedNetworksConfig.gcpPublicCidrsAccessEnabled=true',
    },
    "an AKS cluster with the routing add-on": {
      given: aks({ addonProfiles: { httpApplicationRouting: { enabled: true } } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set addonProfiles.httpApplicationRouting.enabled=true',
    },
    "an AKS cluster whose identities can be taken by address": {
      given: aks({ podIdentityProfile: { enabled: true, allowNetworkPluginKubenet: true } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set podIdentityProfile.allowNetworkPluginKubenet=true',
    },
    "a cluster of the classic provider with the routing add-on": {
      given: classicAks({ httpApplicationRoutingEnabled: true }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must not set httpApplicationRoutingEnabled=true',
    },
  },
  undecided: {
    "a switch from an output": gke({ serviceExternalIpsConfig: UNKNOWN }),
  },
});
