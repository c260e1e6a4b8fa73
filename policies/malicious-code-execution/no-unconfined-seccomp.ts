import { mustNotBeUnconfined } from "../../lib/kubernetes/pods/profile";
import { podPolicy } from "../../lib/policy/define";

export const noUnconfinedSeccomp = podPolicy({
  id: "no-unconfined-seccomp",
  category: "malicious-code-execution",
  threats: ["X2", "E3"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "high",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Containers must not run unconfined by seccomp",
  why: "Unconfined containers may make every system call, those with known kernel exploits included.",
  fix: "Remove the profile, or set its `type` to `RuntimeDefault` or `Localhost`.",
  references: [
    "pss:baseline/seccompProfile_baseline",
    "pss:restricted/seccompProfile_restricted",
    "cis:5.6.2",
    "mitre:T1611",
  ],
  equivalents: [
    "trivy:KSV-0104",
    "kyverno:restrict-seccomp",
    "kubesec:SeccompUnconfined",
    "psa:seccompProfile_baseline",
    "checkov:CKV_K8S_31",
    "trivy:KSV-0030",
    "kubescape:C-0210",
    "kics:seccomp_profile_is_not_configured",
    "kyverno:restrict-seccomp-strict",
    "psa:seccompProfile_restricted",
  ],
  covers: ["seccomp-unconfined"],
  allowed: [
    {
      fields: [
        "spec.securityContext.seccompProfile.type",
        "spec.containers[*].securityContext.seccompProfile.type",
      ],
      values: ["not set", "RuntimeDefault", "Localhost"],
    },
  ],

  check: (pod) => pod.onSettings("seccompProfile", mustNotBeUnconfined, true),
});
