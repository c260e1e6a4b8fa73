import { onlyIf } from "../../lib/model/issue";
import { containerPolicy } from "../../lib/policy/define";
import { setting } from "../../lib/policy/repairs";

export const noPrivilegeEscalationInContainers = containerPolicy({
  id: "no-privilege-escalation-in-containers",
  category: "privilege-escalation",
  threats: ["E2", "X2", "Em"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must set allowPrivilegeEscalation to false",
  why: "A setuid binary in the image makes any user root in the container, which most escapes need.",
  fix: "Set `allowPrivilegeEscalation: false` in the securityContext of the container.",
  references: ["pss:restricted/allowPrivilegeEscalation", "cis:5.2.6", "mitre:T1548"],
  equivalents: [
    "kube-linter:privilege-escalation-container",
    "checkov:CKV_K8S_20",
    "trivy:KSV-0001",
    "kubescape:C-0016",
    "polaris:privilegeEscalationAllowed",
    "kyverno:disallow-privilege-escalation",
    "kubesec:AllowPrivilegeEscalation",
    "kics:privilege_escalation_allowed",
    "psa:allowPrivilegeEscalation",
  ],
  covers: ["allow-privilege-escalation"],
  allowed: [{ fields: ["spec.containers[*].securityContext.allowPrivilegeEscalation"], values: ["false"] }],

  impliedByPrivileged: true,
  check: (container) =>
    onlyIf(container.pod.isLinux, container.mustSet("securityContext.allowPrivilegeEscalation", false)),
  remediate: setting("securityContext.allowPrivilegeEscalation", false),
});
