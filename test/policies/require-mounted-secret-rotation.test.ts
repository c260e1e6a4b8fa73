import { requireMountedSecretRotation } from "../../policies/access-to-sensitive-data/require-mounted-secret-rotation";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireMountedSecretRotation, {
  accepts: {
    "an AKS cluster without the add-on": aks(),
    "an AKS cluster whose add-on renews them": aks({
      addonProfiles: {
        azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: "true" } },
      },
    }),
    "an AKS cluster with the add-on switched off": aks({
      addonProfiles: { azureKeyvaultSecretsProvider: { enabled: false } },
    }),
    "a cluster of the classic provider whose add-on renews them": classicAks({
      keyVaultSecretsProvider: { secretRotationEnabled: true },
    }),
    "a cluster of the classic provider without the add-on": classicAks(),
    "a GKE cluster whose add-on renews them": gke({
      secretManagerConfig: { enabled: true, rotationConfig: { enabled: true } },
    }),
  },
  rejects: {
    "an AKS cluster whose add-on keeps them": {
      given: aks({ addonProfiles: { azureKeyvaultSecretsProvider: { enabled: true } } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set addonProfiles.azureKeyvaultSecretsProvider.config.enableSecretRotation=true',
    },
    "a cluster of the classic provider whose add-on keeps them": {
      given: classicAks({ keyVaultSecretsProvider: { secretRotationEnabled: false } }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set keyVaultSecretsProvider.secretRotationEnabled=true',
    },
    "a GKE cluster whose add-on keeps them": {
      given: gke({ secretManagerConfig: { enabled: true } }),
      says: 'gcp:container/cluster:Cluster "prod" must set secretManagerConfig.rotationConfig.enabled=true',
    },
  },
  undecided: {
    "add-ons from an output": aks({ addonProfiles: UNKNOWN }),
    "a switch from an output": classicAks({ keyVaultSecretsProvider: { secretRotationEnabled: UNKNOWN } }),
  },
});
