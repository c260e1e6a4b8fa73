import { secretEncryptionIn } from "../../lib/kubernetes/components/encryption";
import { onlyIf } from "../../lib/model/issue";
import { not } from "../../lib/model/value";
import { componentPolicy } from "../../lib/policy/component-policy";

export const requireEncryptionAtRest = componentPolicy({
  id: "require-encryption-at-rest",
  category: "access-to-sensitive-data",
  threats: ["S5", "F2", "Sm"],
  boundaries: ["B1"],
  stride: ["I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "API servers must encrypt Secrets before they reach etcd",
  why: "A reader of a disk or a backup of etcd reads every Secret of the cluster; the first provider is the one that writes.",
  fix: "Set `--encryption-provider-config`, with `kms` or `secretbox` first for `secrets` and `identity` last.",
  references: ["cis:1.2.27", "cis:1.2.28", "owasp:2025/K03", "ms:MS-M9024", "mitre:T1552"],
  equivalents: [
    "trivy:KCV-0030",
    "kubescape:C-0141",
    "kubescape:C-0142",
    "kubescape:C-0066",
    "kics:encryption_provider_config_is_not_defined",
    "kics:encryption_provider_not_properly_configured",
    "checkov:CKV_K8S_104",
  ],
  covers: [
    "apiserver-encryption-config",
    "api-encryption",
    "encryption-providers-strong",
    "encryption-identity-first",
  ],
  flags: [
    {
      component: "kube-apiserver",
      flag: "encryption-provider-config",
      unset: "plain text in etcd",
      mustBeSet: true,
    },
    { component: "k3s", flag: "secrets-encryption", unset: "false", mustNotBe: "false" },
  ],
  resources: [
    {
      on: ["config.openshift.io/APIServer"],
      path: "spec.encryption.type",
      unset: "what the cluster has",
      mustNotBeOneOf: ["identity", ""],
    },
  ],
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
  ],

  check: ({ documents }) =>
    documents.flatMap((document) => {
      const secrets = secretEncryptionIn(document);
      if (secrets === undefined) return [];
      const inPlainText = secrets.writers.map(({ provider, decides }) =>
        onlyIf(decides, provider.key("identity").mustNotBeSet()),
      );
      return [secrets.entries.violates("must encrypt secrets", not(secrets.isCovered)), ...inPlainText];
    }),
});
