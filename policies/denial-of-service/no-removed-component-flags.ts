import type { FlagSetting } from "../../lib/kubernetes/components/flag-setting";
import { componentPolicy } from "../../lib/policy/component-policy";

/**
 * Flags that are gone since Kubernetes 1.20 to 1.35, as of November 2026; those that weaken a cluster of an older version
 * are elsewhere. Source: the changelogs of Kubernetes, with kubernetes/kubernetes#133779 for the newest.
 */
const REMOVED = [
  ["kube-apiserver", ["address", "port"]],
  ["kube-controller-manager", ["address", "port", "pod-eviction-timeout", "enable-taint-manager"]],
  ["kube-scheduler", ["address", "port", "algorithm-provider", "policy-config-file"]],
  [
    "kubelet",
    [
      "container-runtime",
      "network-plugin",
      "dynamic-config-dir",
      "cni-bin-dir",
      "cni-conf-dir",
      "keep-terminated-pod-volumes",
      "pod-infra-container-image",
    ],
  ],
] as const;

export const noRemovedComponentFlags = componentPolicy({
  id: "no-removed-component-flags",
  category: "denial-of-service",
  threats: ["D5"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "baseline",
  title: "Components must not use flags and plugins that Kubernetes has removed",
  why: "A component that meets a flag or a plugin that it no longer knows does not start, and the control plane stays down after an upgrade.",
  fix: "Remove the flag or the plugin.",
  references: ["url:https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/"],
  covers: ["api-removed-plugin", "api-removed-flag"],
  flags: [
    {
      component: "kube-apiserver",
      flag: "enable-admission-plugins",
      unset: "those by default",
      mustNotInclude: ["PodSecurityPolicy", "SecurityContextDeny", "DenyEscalatingExec"],
    },
    ...REMOVED.flatMap(([component, flags]) =>
      flags.map((flag): FlagSetting => ({ component, flag, unset: "removed", mustNotBeSet: true })),
    ),
  ],
});
