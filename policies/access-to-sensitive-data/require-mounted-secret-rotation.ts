import { AUTOMATIC } from "../../lib/cloud/shared/types";
import { AKS, AKS_CLASSIC, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireMountedSecretRotation = settingsPolicy({
  id: "require-mounted-secret-rotation",
  category: "access-to-sensitive-data",
  threats: ["S1", "Sm"],
  boundaries: ["B7"],
  stride: ["I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Secret store add-ons must rotate mounted secrets",
  why: "Pods keep the value that they mounted after it was replaced in the vault, so a stolen value stays in use until they restart.",
  fix: "Enable the rotation of the add-on, in the field that the message names.",
  references: ["cis:aks/4.5.2", "owasp:2025/K03", "mitre:T1552"],
  equivalents: ["checkov:CKV_AZURE_172"],
  covers: ["aks-secret-rotation"],
  settings: [
    {
      on: [AKS],
      path: "addonProfiles.azureKeyvaultSecretsProvider.config.enableSecretRotation",
      unset: "false",
      unless: AUTOMATIC,
      onlyWith: { "addonProfiles.azureKeyvaultSecretsProvider.enabled": [true] },
      mustBe: true,
    },
    {
      on: [AKS_CLASSIC],
      path: "keyVaultSecretsProvider.secretRotationEnabled",
      unset: "false",
      onlyWithSet: ["keyVaultSecretsProvider"],
      mustBe: true,
    },
    {
      on: [GKE],
      path: "secretManagerConfig.rotationConfig.enabled",
      unset: "false",
      onlyWith: { "secretManagerConfig.enabled": [true] },
      mustBe: true,
    },
  ],
});
