import { componentPolicy } from "../../lib/policy/component-policy";

export const requireOptionalAdmissionPlugins = componentPolicy({
  id: "require-optional-admission-plugins",
  category: "attacker-on-the-network",
  threats: ["N4", "D5", "P1", "Nm"],
  boundaries: ["B1"],
  stride: ["S", "D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "API servers must enable DenyServiceExternalIPs, EventRateLimit, AlwaysPullImages",
  why: "External IPs of Services take traffic of other hosts; floods of events fill etcd; an image that a node has cached runs without pull credentials.",
  fix: "Add the plugins to `--enable-admission-plugins`.",
  references: ["cis:1.2.3", "cis:1.2.9", "cis:1.2.11", "url:https://nvd.nist.gov/vuln/detail/CVE-2020-8554"],
  equivalents: [
    "kubescape:C-0283",
    "kubescape:C-0115",
    "trivy:KCV-0003",
    "checkov:CKV_K8S_78",
    "trivy:KCV-0010",
    "kubescape:C-0121",
    "kics:event_rate_limit_admission_control_plugin_not_set",
    "checkov:CKV_K8S_80",
    "trivy:KCV-0012",
    "kubescape:C-0123",
    "kics:always_pull_images_admission_control_plugin_not_set",
  ],
  covers: [
    "apiserver-deny-external-ips",
    "apiserver-event-rate-limit",
    "apiserver-always-pull-images",
    "api-extra-admission",
  ],
  exceptions: "Clusters whose admission policies do the same.",
  flags: [
    {
      component: "kube-apiserver",
      flag: "enable-admission-plugins",
      unset: "those by default",
      mustInclude: ["DenyServiceExternalIPs", "EventRateLimit", "AlwaysPullImages"],
    },
  ],
});
