import { noGkeCredentialsThroughDnsEndpoint } from "../../policies/attacker-on-the-network/no-gke-credentials-through-dns-endpoint";
import { UNKNOWN } from "../support/builders";
import { gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noGkeCredentialsThroughDnsEndpoint, {
  accepts: {
    "a GKE cluster with its DNS endpoint": gke({
      controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true } },
    }),
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
  },
  undecided: {
    "endpoints from an output": gke({ controlPlaneEndpointsConfig: UNKNOWN }),
  },
});
