import { requireCustomerKeysForSecrets } from "../../policies/access-to-sensitive-data/require-customer-keys-for-secrets";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks, eks, eksNative, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireCustomerKeysForSecrets, {
  accepts: {
    "an EKS cluster with a key": eks({
      encryptionConfig: {
        provider: { keyArn: "arn:aws:kms:eu-west-1:111122223333:key/a" },
        resources: ["secrets"],
      },
    }),
    "a cluster of AWS Cloud Control with a key": eksNative({
      encryptionConfig: [
        { provider: { keyArn: "arn:aws:kms:eu-west-1:111122223333:key/a" }, resources: ["secrets"] },
      ],
    }),
    "a GKE cluster with a key": gke({
      databaseEncryption: { state: "ENCRYPTED", keyName: "projects/shop/key" },
    }),
    "an AKS cluster with a key": aks({
      securityProfile: {
        azureKeyVaultKms: {
          enabled: true,
          keyId: "https://shop.vault.azure.net/keys/k",
          keyVaultNetworkAccess: "Private",
        },
      },
    }),
    "an automatic AKS cluster": aks({ sku: { name: "Automatic" } }),
    "an AKS cluster of the classic provider with a key": classicAks({
      keyManagementService: {
        keyVaultKeyId: "https://shop.vault.azure.net/keys/k",
        keyVaultNetworkAccess: "Private",
      },
    }),
  },
  rejects: {
    "an EKS cluster without a key": {
      given: eks({}),
      says: 'aws:eks/cluster:Cluster "prod" must set encryptionConfig.provider.keyArn; it must list secrets (encryptionConfig.resources)',
    },
    "an EKS cluster with a key for nothing": {
      given: eks({ encryptionConfig: { provider: { keyArn: "arn:aws:kms:eu-west-1:111122223333:key/a" } } }),
      says: 'aws:eks/cluster:Cluster "prod" must list secrets (encryptionConfig.resources)',
    },
    "a cluster of AWS Cloud Control without a key": {
      given: eksNative({}),
      says: 'aws-native:eks:Cluster "prod" must set encryptionConfig',
    },
    "a cluster of AWS Cloud Control with a key for nothing": {
      given: eksNative({
        encryptionConfig: [{ provider: { keyArn: "arn:aws:kms:eu-west-1:111122223333:key/a" } }],
      }),
      says: 'aws-native:eks:Cluster "prod" must list secrets (encryptionConfig[0].resources)',
    },
    "a GKE cluster without a key": {
      given: gke({}),
      says: 'gcp:container/cluster:Cluster "prod" must set databaseEncryption.state=ENCRYPTED',
    },
    "an AKS cluster without a key": {
      given: aks({}),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set securityProfile.azureKeyVaultKms.enabled=true',
    },
    "an AKS cluster of the classic provider without a key": {
      given: classicAks({}),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set keyManagementService.keyVaultKeyId',
    },
    "a GKE cluster that names no key": {
      given: gke({ databaseEncryption: { state: "ENCRYPTED" } }),
      says: 'gcp:container/cluster:Cluster "prod" must set databaseEncryption.keyName',
    },
    "an AKS cluster with a key in a public vault": {
      given: aks({
        securityProfile: {
          azureKeyVaultKms: { enabled: true, keyId: "https://shop.vault.azure.net/keys/k" },
        },
      }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set securityProfile.azureKeyVaultKms.keyVaultNetworkAccess=Private',
    },
    "an AKS cluster of the classic provider with a key in a public vault": {
      given: classicAks({
        keyManagementService: {
          keyVaultKeyId: "https://shop.vault.azure.net/keys/k",
          keyVaultNetworkAccess: "Public",
        },
      }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set keyManagementService.keyVaultNetworkAccess=Private',
    },
  },
  undecided: {
    "a configuration from an output": eks({ encryptionConfig: UNKNOWN }),
    "a state from an output": gke({ databaseEncryption: { state: UNKNOWN } }),
  },
});
