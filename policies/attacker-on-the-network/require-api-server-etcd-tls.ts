import { componentPolicy } from "../../lib/policy/component-policy";

export const requireApiServerEtcdTls = componentPolicy({
  id: "require-api-server-etcd-tls",
  category: "attacker-on-the-network",
  threats: ["N1", "F2"],
  boundaries: ["B1"],
  stride: ["S", "I", "T"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "API servers must connect to etcd by mutual TLS",
  why: "An attacker on the path can answer in place of an etcd that is not verified, and read or change every object of the cluster.",
  fix: "Use `https://` in `--etcd-servers`, and set `--etcd-cafile`, `--etcd-certfile` and `--etcd-keyfile`.",
  references: ["cis:1.2.23", "cis:1.2.26", "mitre:T1557"],
  equivalents: [
    "checkov:CKV_K8S_99",
    "trivy:KCV-0026",
    "kubescape:C-0137",
    "kics:etcd_tls_certificate_not_properly_configured",
    "checkov:CKV_K8S_102",
    "trivy:KCV-0029",
    "kubescape:C-0140",
    "kics:etcd_client_certificate_file_not_defined",
  ],
  covers: ["apiserver-etcd-client-cert", "apiserver-etcd-ca", "api-etcd-tls"],
  flags: [
    { component: "kube-apiserver", flag: "etcd-cafile", unset: "none", mustBeSet: true },
    { component: "kube-apiserver", flag: "etcd-certfile", unset: "none", mustBeSet: true },
    { component: "kube-apiserver", flag: "etcd-keyfile", unset: "none", mustBeSet: true },
    {
      component: "kube-apiserver",
      flag: "etcd-servers",
      unset: "none",
      mustNotMatch: /http:\/\//,
      safe: "https",
    },
  ],
});
