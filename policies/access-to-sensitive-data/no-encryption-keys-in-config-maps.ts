import { encryptionKeysIn } from "../../lib/kubernetes/components/encryption";
import { componentPolicy } from "../../lib/policy/component-policy";

export const noEncryptionKeysInConfigMaps = componentPolicy({
  id: "no-encryption-keys-in-config-maps",
  category: "access-to-sensitive-data",
  threats: ["S5", "F2", "S1"],
  boundaries: ["B1"],
  stride: ["I"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Encryption keys of the API server must not be in ConfigMaps",
  why: "Every subject that may read the ConfigMap has the keys, and decrypts all Secrets in a disk or backup of etcd.",
  fix: "Move the EncryptionConfiguration to a file on the control plane, use `kms`, and replace the keys.",
  references: ["url:https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/", "owasp:2025/K03"],
  covers: ["encryption-keys-in-config-map"],
  described: [
    {
      of: "EncryptionConfiguration",
      name: "resources[].providers[].*.keys[].secret",
      safe: "not set in a ConfigMap",
      unset: "none",
    },
  ],

  check: ({ documents }) =>
    documents
      .filter(({ document }) => document.owner.type === "ConfigMap")
      .flatMap(encryptionKeysIn)
      .map((key) => key.mustNotBeSet()),
});
