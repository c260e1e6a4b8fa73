import { plaintextIssues } from "../../lib/kubernetes/components/encryption";
import { componentPolicy } from "../../lib/policy/define";

export const requireStrongEncryptionProviders = componentPolicy({
  id: "require-strong-encryption-providers",
  category: "access-to-sensitive-data",
  threats: ["S5", "F2", "S1"],
  boundaries: ["B1"],
  stride: ["I"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Configurations of encryption must encrypt Secrets, and keep their keys out of ConfigMaps",
  why: "The first provider is the one that writes: with identity first everything is written in clear; and a key in a ConfigMap is read by everybody who may read ConfigMaps.",
  fix: "Put `kms` first and `identity` last, and take keys out of the ConfigMap.",
  references: [
    "cis:1.2.28",
    "url:https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/",
    "owasp:2025/K03",
  ],
  equivalents: [
    "kubescape:C-0142",
    "kubescape:C-0208",
    "kics:encryption_provider_not_properly_configured",
    "checkov:CKV_K8S_104",
  ],
  covers: ["encryption-providers-strong", "encryption-identity-first", "encryption-keys-in-config-map"],
  described: [
    {
      of: "EncryptionConfiguration",
      name: "resources[].providers[0].identity",
      safe: "not set, for secrets",
      unset: "another provider",
    },
    {
      of: "EncryptionConfiguration",
      name: "resources[].resources",
      safe: "with secrets",
      unset: "not encrypted",
    },
    {
      of: "EncryptionConfiguration",
      name: "resources[].providers[].*.keys[].secret",
      safe: "not set in a ConfigMap",
      unset: "none",
    },
  ],

  check: ({ documents }) => documents.flatMap(plaintextIssues),
});
