import { componentPolicy } from "../../lib/policy/define";

const ON = ["KubeletConfiguration"];

export const requireKubeletCertificates = componentPolicy({
  id: "require-kubelet-certificates",
  category: "attacker-on-the-network",
  threats: ["F3", "N1"],
  boundaries: ["B1", "B2"],
  stride: ["S", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Kubelets must use a client CA, a signed serving certificate and rotation",
  why: "A self-signed serving certificate does not tell a kubelet from an attacker in its place; a client certificate that is never renewed stays valid once copied.",
  fix: "Set `authentication.x509.clientCAFile`, `serverTLSBootstrap: true` and `rotateCertificates: true`.",
  references: ["cis:4.2.3", "cis:4.2.9", "cis:4.2.10", "mitre:T1557"],
  equivalents: [
    "checkov:CKV_K8S_140",
    "trivy:KCV-0081",
    "kubescape:C-0174",
    "kubescape:C-0070",
    "checkov:CKV_K8S_149",
    "trivy:KCV-0090",
    "kubescape:C-0182",
  ],
  covers: [
    "kubelet-client-ca",
    "kubelet-rotate-certs",
    "kubelet-tls-cert",
    "kl-webhook-authn",
    "kl-client-ca",
    "kl-tls",
    "kl-rotate",
  ],
  exceptions: "Kubelets whose certificates another agent issues and rotates.",
  flags: [
    { component: "kubelet", flag: "client-ca-file", unset: "no client certificates", mustBeSet: true },
    { component: "kubelet", flag: "rotate-certificates", unset: "false", mustBe: "true" },
    {
      component: "kubelet",
      flag: "tls-cert-file",
      unset: "a certificate that it signs itself",
      mustBeSet: true,
      unlessSet: ["rotate-server-certificates"],
    },
  ],
  fields: [
    { on: ON, path: "authentication.webhook.enabled", unset: "true", mustNotBe: false },
    { on: ON, path: "authentication.x509.clientCAFile", unset: "no client certificates", mustBeSet: true },
    { on: ON, path: "rotateCertificates", unset: "false", mustBe: true },
    { on: ON, path: "serverTLSBootstrap", unset: "false", unlessSet: ["tlsCertFile"], mustBe: true },
  ],
});
