import { AUTOMATIC } from "../../lib/cloud/shared/types";
import { AKS, AKS_CLASSIC, EKS, EKS_NATIVE, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireCustomerKeysForSecrets = settingsPolicy({
  id: "require-customer-keys-for-secrets",
  category: "access-to-sensitive-data",
  threats: ["S5", "F2"],
  boundaries: ["B1"],
  stride: ["I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Managed clusters must encrypt Secrets with a customer-managed key",
  why: "A reader of the store of the control plane reads its Secrets; a customer-managed key can be revoked, and each use of it is logged.",
  fix: "Name a KMS key for the encryption of Secrets, in the field that the message names.",
  references: ["cis:eks/5.3.1", "cis:gke/5.3.1", "cis:aks/5.3.1", "owasp:2025/K03", "ms:MS-M9024"],
  equivalents: ["checkov:CKV_AWS_58", "trivy:AVD-AWS-0039", "kubescape:C-0244", "kubescape:C-0066"],
  covers: ["secret-etcd-encryption", "eks-secrets-cmk", "gke-secrets-kms", "aks-kms"],
  exceptions:
    "The clouds encrypt the store with their own keys, EKS from 1.28 on each object; that may be enough.",
  settings: [
    {
      on: [EKS],
      path: "encryptionConfig.provider.keyArn",
      unset: "a key of AWS from 1.28 on",
      mustBeSet: true,
    },
    { on: [EKS], path: "encryptionConfig.resources", unset: "no use of the key", mustInclude: ["secrets"] },
    { on: [EKS_NATIVE], path: "encryptionConfig", unset: "a key of AWS from 1.28 on", mustBeSet: true },
    {
      on: [EKS_NATIVE],
      path: "encryptionConfig[].provider.keyArn",
      unset: "a key of AWS from 1.28 on",
      mustBeSet: true,
    },
    {
      on: [EKS_NATIVE],
      path: "encryptionConfig[].resources",
      unset: "no use of the key",
      mustInclude: ["secrets"],
    },
    { on: [GKE], path: "databaseEncryption.state", unset: "DECRYPTED", mustBe: "ENCRYPTED" },
    {
      on: [GKE],
      path: "databaseEncryption.keyName",
      unset: "no key",
      onlyWith: { "databaseEncryption.state": ["ENCRYPTED"] },
      mustBeSet: true,
    },
    {
      on: [AKS],
      path: "securityProfile.azureKeyVaultKms.enabled",
      unset: "false",
      unless: AUTOMATIC,
      mustBe: true,
    },
    { on: [AKS_CLASSIC], path: "keyManagementService.keyVaultKeyId", unset: "no key", mustBeSet: true },
    {
      on: [AKS],
      path: "securityProfile.azureKeyVaultKms.keyVaultNetworkAccess",
      unset: "Public",
      onlyWith: { "securityProfile.azureKeyVaultKms.enabled": [true] },
      mustBe: "Private",
    },
    {
      on: [AKS_CLASSIC],
      path: "keyManagementService.keyVaultNetworkAccess",
      unset: "Public",
      onlyWithSet: ["keyManagementService.keyVaultKeyId"],
      mustBe: "Private",
    },
  ],
});
