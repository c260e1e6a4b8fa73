import { noAksHttpRouting } from "../../policies/attacker-on-the-network/no-aks-http-routing";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noAksHttpRouting, {
  accepts: {
    "an AKS cluster that says nothing": aks({}),
    "an AKS cluster with the application routing add-on": aks({
      ingressProfile: { webAppRouting: { enabled: true } },
    }),
    "a cluster of the classic provider that says nothing": classicAks({}),
  },
  rejects: {
    "an AKS cluster with the HTTP routing add-on": {
      given: aks({ addonProfiles: { httpApplicationRouting: { enabled: true } } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set addonProfiles.httpApplicationRouting.enabled=true',
    },
    "a cluster of the classic provider with the HTTP routing add-on": {
      given: classicAks({ httpApplicationRoutingEnabled: true }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must not set httpApplicationRoutingEnabled=true',
    },
  },
  undecided: { "a switch from an output": classicAks({ httpApplicationRoutingEnabled: UNKNOWN }) },
});
