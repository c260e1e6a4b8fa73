import { onlyIf } from "../../lib/model/issue";
import { podPolicy } from "../../lib/policy/define";
import { setting } from "../../lib/policy/repairs";

export const requireSeccompProfile = podPolicy({
  id: "require-seccomp-profile",
  category: "malicious-code-execution",
  threats: ["X2", "E3", "Xm"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods must set a seccomp profile",
  why: "Without a profile a container may make every system call, unless the kubelet sets a default.",
  fix: "Set `seccompProfile.type: RuntimeDefault` in the securityContext of the pod.",
  references: ["pss:restricted/seccompProfile_restricted", "cis:5.6.2", "mitre:T1611"],
  equivalents: [
    "checkov:CKV_K8S_31",
    "trivy:KSV-0030",
    "kubescape:C-0210",
    "kubescape:C-0055",
    "kube-score:container-seccomp-profile",
    "kubesec:SeccompAny",
    "kics:seccomp_profile_is_not_configured",
    "kyverno:restrict-seccomp-strict",
    "polaris:linuxHardening",
    "psa:seccompProfile_restricted",
  ],
  covers: ["seccomp-profile-set"],
  allowed: [
    { fields: ["spec.securityContext.seccompProfile.type"], values: ["RuntimeDefault", "Localhost"] },
    {
      fields: ["spec.containers[*].securityContext.seccompProfile.type"],
      values: ["RuntimeDefault", "Localhost", "not set where the pod has a profile"],
    },
  ],

  check: (pod) =>
    pod.containers
      .filter((container) => container.isPrivileged !== true)
      .map((container) => {
        const profile = container.effective("seccompProfile");
        const issue = profile.isAbsent ? profile.key("type").mustBe("RuntimeDefault") : profile.mustBeSet();
        return onlyIf(pod.isLinux, container.issueOn(issue));
      }),
  remediate: setting("securityContext.seccompProfile", { type: "RuntimeDefault" }),
});
