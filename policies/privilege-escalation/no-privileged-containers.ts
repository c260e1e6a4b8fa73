import { containerPolicy } from "../../lib/policy/define";

export const noPrivilegedContainers = containerPolicy({
  id: "no-privileged-containers",
  category: "privilege-escalation",
  threats: ["E2", "X2"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "critical",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Containers must not be privileged",
  why: "A privileged container has every capability and device of its node, without seccomp or AppArmor: one command makes its user root on the node.",
  fix: "Remove `privileged`, and add the one capability or device that the container needs.",
  references: ["pss:baseline/privileged", "cis:5.2.2", "mitre:T1611"],
  equivalents: [
    "kube-linter:privileged-container",
    "checkov:CKV_K8S_16",
    "trivy:KSV-0017",
    "kubescape:C-0057",
    "polaris:runAsPrivileged",
    "kube-score:container-security-context-privileged",
    "kyverno:disallow-privileged-containers",
    "kubesec:Privileged",
    "kics:container_is_privileged",
    "psa:privileged",
  ],
  covers: ["privileged-container"],
  allowed: [{ fields: ["spec.containers[*].securityContext.privileged"], values: ["not set", "false"] }],

  check: (container) => container.mustNotSet("securityContext.privileged", true),
});
