import { componentPolicy } from "../../lib/policy/component-policy";

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
  title: "Kubelets must refuse anonymous requests and authorize by webhook",
  why: "A kubelet that answers anonymous requests runs commands in every pod of its node for any client on the network.",
  fix: "Set `authentication.anonymous.enabled` to `false` and `authorization.mode` to `Webhook`: the defaults of a configuration file, but not of flags.",
  references: ["cis:4.2.1", "cis:4.2.2", "owasp:2025/K09", "mitre:T1609"],
  equivalents: [
    "checkov:CKV_K8S_138",
    "trivy:KCV-0079",
    "kubescape:C-0172",
    "kubescape:C-0069",
    "checkov:CKV_K8S_139",
    "trivy:KCV-0080",
    "kubescape:C-0173",
    "kics:anonymous_auth_is_not_set_to_false",
    "kics:authorization_mode_set_to_always_allow",
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
