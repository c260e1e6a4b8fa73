import { componentPolicy } from "../../lib/define";

const ON = ["KubeletConfiguration"];
/** The port that the kubelet once had by default, and those that people choose in its place. */
const OPEN_PORTS = [10_255, 10_250, 10_256, 4194, 8080];

export const requireKubeletAuthentication = componentPolicy({
  id: "require-kubelet-authentication",
  category: "privilege-escalation",
  threats: ["F3", "E4", "S4"],
  boundaries: ["B1", "B2"],
  stride: ["S", "I", "E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Kubelets must know who asks, and ask the API server what they may",
  why: "A kubelet that answers everybody runs commands in every pod of its node for whoever is on the network.",
  fix: "Leave anonymous requests off, authorization by webhook on and the read-only port closed, and name the authority of clients.",
  references: ["cis:4.2.1", "cis:4.2.2", "cis:4.2.3", "cis:4.2.4", "owasp:2025/K09", "mitre:T1609"],
  equivalents: [
    "checkov:CKV_K8S_138",
    "trivy:KCV-0079",
    "kubescape:C-0172",
    "kubescape:C-0069",
    "checkov:CKV_K8S_139",
    "trivy:KCV-0080",
    "kubescape:C-0173",
    "checkov:CKV_K8S_140",
    "trivy:KCV-0081",
    "kubescape:C-0174",
    "kubescape:C-0070",
    "checkov:CKV_K8S_141",
    "trivy:KCV-0082",
    "kubescape:C-0175",
    "kics:kubelet_read_only_port_is_not_set_to_zero",
  ],
  covers: ["kubelet-anonymous-auth", "kubelet-authz-mode", "kubelet-client-ca", "kubelet-read-only-port"],
  fields: [
    { on: ON, path: "authentication.anonymous.enabled", unset: "false", mustNotBe: true },
    { on: ON, path: "authentication.webhook.enabled", unset: "true", mustNotBe: false },
    { on: ON, path: "authentication.x509.clientCAFile", unset: "no client certificates", mustBeSet: true },
    { on: ON, path: "authorization.mode", unset: "Webhook", mustNotBe: "AlwaysAllow" },
    { on: ON, path: "readOnlyPort", unset: "0", mustNotBeOneOf: OPEN_PORTS },
  ],
});
