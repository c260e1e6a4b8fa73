import { weakProviderIssues } from "../../lib/kubernetes/components/encryption";
import { componentPolicy } from "../../lib/policy/define";

export const noWeakEncryptionProviders = componentPolicy({
  id: "no-weak-encryption-providers",
  category: "access-to-sensitive-data",
  threats: ["S5", "F2"],
  boundaries: ["B1"],
  stride: ["I", "T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Configurations of encryption must write Secrets by KMS v2 or secretbox",
  why: "aescbc does not notice that what it decrypts was changed, aesgcm breaks when its key is used too often, and version 1 of KMS is off by default since Kubernetes 1.29.",
  fix: "Put `kms` with `apiVersion: v2`, or `secretbox`, first; leave the old provider behind it until all Secrets are written again.",
  references: ["cis:1.2.28", "url:https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/"],
  covers: ["encryption-weak-provider"],
  described: [
    {
      of: "EncryptionConfiguration",
      name: "resources[].providers[0].aescbc",
      safe: "not set",
      unset: "another provider",
    },
    {
      of: "EncryptionConfiguration",
      name: "resources[].providers[0].aesgcm",
      safe: "not set",
      unset: "another provider",
    },
    {
      of: "EncryptionConfiguration",
      name: "resources[].providers[0].kms.apiVersion",
      safe: "v2",
      unset: "v1",
    },
  ],

  check: ({ documents }) => documents.flatMap(weakProviderIssues),
});
