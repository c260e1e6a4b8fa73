import type { FlagSetting } from "../../lib/kubernetes/components/flag-setting";
import { componentPolicy } from "../../lib/policy/component-policy";

/** An address that is not of the machine itself; an empty one stands for the default. */
const BEYOND = /^(?!127\.|\[?::1|localhost|$)/;

const ON_PROXY = { unset: "127.0.0.1:10249", mustNotMatch: BEYOND, safe: "127.0.0.1:10249" } as const;

function onController(component: "kube-controller-manager" | "kube-scheduler"): FlagSetting[] {
  return [
    { component, flag: "bind-address", unset: "0.0.0.0", mustBeSet: true },
    { component, flag: "bind-address", unset: "0.0.0.0", mustNotMatch: BEYOND, safe: "127.0.0.1 or ::1" },
    {
      component,
      flag: "authorization-always-allow-paths",
      unset: "/healthz,/readyz,/livez",
      mustNotMatch: /(^|,)(\*|\/\*|\/metrics|\/debug)/,
      safe: "paths of health checks",
    },
  ];
}

export const requireLocalMetrics = componentPolicy({
  id: "require-local-metrics",
  category: "attacker-on-the-network",
  threats: ["N2", "S4", "F4"],
  boundaries: ["B1", "B2"],
  stride: ["I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Control plane components must serve metrics on loopback or to known clients only",
  why: "A client on the network reads what the control plane works on, and finds the next step of an attack there.",
  fix: "Set `--bind-address=127.0.0.1`, and collect metrics by an agent on the node.",
  references: ["cis:1.3.7", "cis:1.4.2", "cis:4.3.1", "owasp:2025/K06"],
  equivalents: [
    "checkov:CKV_K8S_113",
    "trivy:KCV-0039",
    "kubescape:C-0150",
    "kics:bind_address_not_properly_set",
    "checkov:CKV_K8S_115",
    "trivy:KCV-0041",
    "kubescape:C-0152",
    "kubescape:C-0291",
  ],
  covers: [
    "controller-manager-bind-address",
    "scheduler-bind-address",
    "kube-proxy-metrics-bind",
    "kcm-bind-address",
    "kcm-always-allow-paths",
    "kube-proxy-metrics-bind-address",
    "etcd-metrics",
  ],
  flags: [
    ...onController("kube-controller-manager"),
    ...onController("kube-scheduler"),
    { component: "kube-proxy", flag: "metrics-bind-address", ...ON_PROXY },
    {
      component: "etcd",
      flag: "listen-metrics-urls",
      unset: "none",
      mustNotMatch: /^http:\/\/(?!127\.|\[::1\]|localhost)/,
      safe: "https, or 127.0.0.1",
    },
  ],
  fields: [{ on: ["KubeProxyConfiguration"], path: "metricsBindAddress", ...ON_PROXY }],
});
