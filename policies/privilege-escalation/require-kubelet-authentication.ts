import { componentPolicy } from "../../lib/policy/define";

const ON = ["KubeletConfiguration"];

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
  fix: "Switch anonymous requests off, and authorize by Webhook; both are the defaults of a configuration file, and not of flags.",
  references: ["cis:4.2.1", "cis:4.2.2", "owasp:2025/K09", "mitre:T1609"],
  equivalents: [
    "checkov:CKV_K8S_138",
    "trivy:KCV-0079",
    "kubescape:C-0172",
    "kubescape:C-0069",
    "checkov:CKV_K8S_139",
    "trivy:KCV-0080",
    "kubescape:C-0173",
  ],
  covers: ["kubelet-anonymous-auth", "kubelet-authz-mode", "kl-anonymous", "kl-authz"],
  flags: [
    { component: "kubelet", flag: "anonymous-auth", unset: "true", mustBe: "false" },
    { component: "kubelet", flag: "authorization-mode", unset: "AlwaysAllow", mustBe: "Webhook" },
  ],
  fields: [
    { on: ON, path: "authentication.anonymous.enabled", unset: "false", mustNotBe: true },
    { on: ON, path: "authorization.mode", unset: "Webhook", mustNotBe: "AlwaysAllow" },
  ],
});
