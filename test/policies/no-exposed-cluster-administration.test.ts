import { noExposedClusterAdministration } from "../../policies/attacker-on-the-network/no-exposed-cluster-administration";
import { UNKNOWN } from "../support/builders";
import { aks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noExposedClusterAdministration, {
  accepts: {
    "a GKE cluster with its DNS endpoint": gke({
      controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true } },
    }),
    "an AKS cluster that says nothing": aks(),
    "a GKE cluster without the dashboard": gke({ addonsConfig: { kubernetesDashboard: { disabled: true } } }),
  },
  rejects: {
    "a GKE cluster that takes tokens at a public name": {
      given: gke({
        controlPlaneEndpointsConfig: {
          dnsEndpointConfig: { allowExternalTraffic: true, enableK8sTokensViaDns: true },
        },
      }),
      says: 'gcp:container/cluster:Cluster "prod" must not set controlPlaneEndpointsConfig.dnsEndpointConfig.enableK8sTokensViaDns=true',
    },
    "a GKE cluster that takes certificates at a public name": {
      given: gke({ controlPlaneEndpointsConfig: { dnsEndpointConfig: { enableK8sCertsViaDns: true } } }),
      says: 'gcp:container/cluster:Cluster "prod" must not set controlPlaneEndpointsConfig.dnsEndpointConfig.enableK8sCertsViaDns=true',
    },
    "a GKE cluster with the dashboard": {
      given: gke({ addonsConfig: { kubernetesDashboard: { disabled: false } } }),
      says: 'gcp:container/cluster:Cluster "prod" must not set addonsConfig.kubernetesDashboard.disabled=false',
    },
    "an AKS cluster with the dashboard": {
      given: aks({ addonProfiles: { kubeDashboard: { enabled: true } } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set addonProfiles.kubeDashboard.enabled=true',
    },
  },
  undecided: {
    "endpoints from an output": gke({ controlPlaneEndpointsConfig: UNKNOWN }),
    "a switch from an output": aks({ addonProfiles: { kubeDashboard: { enabled: UNKNOWN } } }),
  },
});
