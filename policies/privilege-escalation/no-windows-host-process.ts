import { podPolicy } from "../../lib/policy/define";

export const noWindowsHostProcess = podPolicy({
  id: "no-windows-host-process",
  category: "privilege-escalation",
  threats: ["E2", "X2"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "critical",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Windows pods must not run HostProcess containers",
  why: "A HostProcess container runs on the node itself, as an account of the node, with its files and network.",
  fix: "Remove `windowsOptions.hostProcess`, or set it to `false`.",
  references: ["pss:baseline/windowsHostProcess", "cis:5.2.10", "mitre:T1611"],
  equivalents: [
    "trivy:KSV-0103",
    "polaris:hostProcess",
    "kyverno:disallow-host-process",
    "kubescape:C-0202",
    "kubescape:C-0211",
    "psa:windowsHostProcess",
  ],
  covers: ["windows-host-process"],
  allowed: [
    {
      fields: [
        "spec.securityContext.windowsOptions.hostProcess",
        "spec.containers[*].securityContext.windowsOptions.hostProcess",
      ],
      values: ["not set", "false"],
    },
  ],

  check: (pod) => pod.onSettings("windowsOptions.hostProcess", (setting) => setting.mustNotBe(true)),
});
