import { noAksKubenetPodIdentity } from "../../policies/attacker-on-the-network/no-aks-kubenet-pod-identity";
import { UNKNOWN } from "../support/builders";
import { aks } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noAksKubenetPodIdentity, {
  accepts: {
    "an AKS cluster that says nothing": aks({}),
    "pod identity on another network": aks({ podIdentityProfile: { enabled: true } }),
  },
  rejects: {
    "pod identity on kubenet": {
      given: aks({ podIdentityProfile: { enabled: true, allowNetworkPluginKubenet: true } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set podIdentityProfile.allowNetworkPluginKubenet=true',
    },
  },
  undecided: { "a profile from an output": aks({ podIdentityProfile: UNKNOWN }) },
});
