import type { FlagSetting } from "../../lib/kubernetes/components/flag-setting";
import { componentPolicy } from "../../lib/policy/component-policy";

const SERVERS = ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "etcd"] as const;
/** Suites without forward secrecy, or with a cipher that is broken. */
const WEAK_SUITE = /_CBC_|_RC4_|3DES|(^|,)TLS_RSA_/;

export const noWeakComponentTls = componentPolicy({
  id: "no-weak-component-tls",
  category: "attacker-on-the-network",
  threats: ["N1", "F1", "F2", "F3"],
  boundaries: ["B1", "B2"],
  stride: ["I", "T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Kubernetes components must not accept TLS below 1.2 or weak cipher suites",
  why: "An attacker on the network can decrypt connections with old versions and weak cipher suites, and reads the tokens and Secrets in them.",
  fix: "Remove the setting: the defaults are TLS 1.2 and strong cipher suites.",
  references: ["cis:1.2.29", "cis:4.2.12", "mitre:T1557"],
  equivalents: [
    "checkov:CKV_K8S_105",
    "kubescape:C-0143",
    "kubescape:C-0277",
    "kics:weak_tls_cipher_suites",
    "checkov:CKV_K8S_151",
  ],
  covers: [
    "apiserver-tls-ciphers",
    "kubelet-tls-ciphers",
    "api-tls-min",
    "api-ciphers",
    "kl-ciphers",
    "kl-tls-min",
    "etcd-tls-weak",
  ],
  flags: [
    ...SERVERS.flatMap((component): FlagSetting[] => [
      {
        component,
        flag: "tls-min-version",
        unset: "TLS 1.2",
        mustNotMatch: /^(VersionTLS|TLS)1\.?[01]$/,
        safe: "TLS 1.2 or newer",
      },
      {
        component,
        flag: component === "etcd" ? "cipher-suites" : "tls-cipher-suites",
        unset: "strong suites",
        mustNotMatch: WEAK_SUITE,
        safe: "strong suites",
      },
    ]),
  ],
  fields: [
    {
      on: ["KubeletConfiguration"],
      path: "tlsMinVersion",
      unset: "VersionTLS12",
      mustNotBeOneOf: ["VersionTLS10", "VersionTLS11"],
    },
    {
      on: ["KubeletConfiguration"],
      path: "tlsCipherSuites[]",
      unset: "strong suites",
      mustNotMatch: WEAK_SUITE,
      safe: "strong suites",
    },
  ],
});
