import { componentPolicy } from "../../lib/define";

export const requireBoundedAccountTokens = componentPolicy({
  id: "require-bounded-account-tokens",
  category: "privilege-escalation",
  threats: ["X4", "E5", "F1"],
  boundaries: ["B1"],
  stride: ["S"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "API servers must sign tokens with a key of their own, and let them expire",
  why: "A token that is extended to a year serves a thief for a year; a key that is also that of TLS cannot be changed without an outage.",
  fix: "Set `--service-account-key-file` and `--service-account-extend-token-expiration=false`.",
  references: ["cis:1.2.22", "cis:1.2.30", "mitre:T1528"],
  equivalents: [
    "checkov:CKV_K8S_97",
    "trivy:KCV-0025",
    "kubescape:C-0136",
    "kics:service_account_key_file_not_properly_set",
    "kubescape:C-0290",
  ],
  covers: ["apiserver-service-account-key", "apiserver-token-extension"],
  flags: [
    {
      component: "kube-apiserver",
      flag: "service-account-key-file",
      unset: "the key of TLS",
      mustBeSet: true,
    },
    {
      component: "kube-apiserver",
      flag: "service-account-extend-token-expiration",
      unset: "true",
      mustBe: "false",
    },
  ],
});
