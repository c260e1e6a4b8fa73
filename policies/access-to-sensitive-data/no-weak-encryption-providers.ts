import { secretEncryptionIn } from "../../lib/kubernetes/components/encryption";
import { onlyIf } from "../../lib/model/issue";
import { componentPolicy } from "../../lib/policy/component-policy";

export const noWeakEncryptionProviders = componentPolicy({
  id: "no-weak-encryption-providers",
  category: "access-to-sensitive-data",
  threats: ["S5", "F2"],
  boundaries: ["B1"],
  stride: ["I", "T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "EncryptionConfigurations must write Secrets with KMS v2 or secretbox",
  why: "aescbc does not detect changed data, aesgcm breaks when a key is used too often, and KMS v1 is off by default since Kubernetes 1.29.",
  fix: "Put `kms` with `apiVersion: v2`, or `secretbox`, first; keep the old provider behind it until all Secrets are rewritten.",
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

  check: ({ documents }) =>
    documents
      .flatMap((document) => secretEncryptionIn(document)?.writers ?? [])
      .flatMap(({ provider, coversSecrets }) => {
        const kms = provider.key("kms");
        const weak = ["aescbc", "aesgcm"].map((name) => provider.key(name).mustNotBeSet());
        return [...weak, onlyIf(kms.isSet, kms.key("apiVersion").mustBe("v2"))].map((issue) =>
          onlyIf(coversSecrets, issue),
        );
      }),
});
