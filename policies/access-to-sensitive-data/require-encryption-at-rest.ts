import { componentPolicy } from "../../lib/policy/define";

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
  why: "Whoever reads a disk or a backup of etcd reads every Secret of the cluster.",
  fix: "Set `--encryption-provider-config`, with KMS or secretbox first.",
  references: ["cis:1.2.27", "owasp:2025/K03", "ms:MS-M9024", "mitre:T1552"],
  equivalents: [
    "trivy:KCV-0030",
    "kubescape:C-0141",
    "kubescape:C-0066",
    "kics:encryption_provider_config_is_not_defined",
    "checkov:CKV_K8S_104",
  ],
  covers: ["apiserver-encryption-config", "api-encryption"],
  flags: [
    {
      component: "kube-apiserver",
      flag: "encryption-provider-config",
      unset: "plain text in etcd",
      mustBeSet: true,
    },
    { component: "k3s", flag: "secrets-encryption", unset: "false", mustNotBe: "false" },
  ],
});
