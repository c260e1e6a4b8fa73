import { componentPolicy } from "../../lib/policy/component-policy";

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
  why: "A stolen token works until it expires: a year where the server extends it, longer where it lets clients ask for more; a key that also serves TLS cannot be rotated without an outage.",
  fix: "Set `--service-account-key-file`, `--service-account-max-token-expiration` and `--service-account-extend-token-expiration=false`.",
  references: ["cis:1.2.22", "cis:1.2.30", "mitre:T1528"],
  equivalents: [
    "checkov:CKV_K8S_97",
    "trivy:KCV-0025",
    "kubescape:C-0136",
    "kics:service_account_key_file_not_properly_set",
    "kubescape:C-0290",
  ],
  covers: [
    "apiserver-service-account-key",
    "apiserver-token-extension",
    "api-sa-key",
    "api-sa-extend",
    "api-sa-max",
  ],
  flags: [
    {
      component: "kube-apiserver",
      flag: "service-account-issuer",
      unset: "none",
      mustNotMatch: /^http:/,
      safe: "https",
    },
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
    {
      component: "kube-apiserver",
      flag: "service-account-max-token-expiration",
      unset: "as long as a client asks for",
      mustBeSet: true,
    },
  ],
});
