import { onlyIf } from "../../lib/model/issue";
import { containerPolicy } from "../../lib/policy/define";
import { setting } from "../../lib/policy/repairs";

export const requireReadOnlyRootFilesystem = containerPolicy({
  id: "require-read-only-root-filesystem",
  category: "malicious-code-execution",
  threats: ["X1", "P1", "Xm"],
  boundaries: ["B5"],
  stride: ["T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must have a read-only root filesystem",
  why: "An attacker who may write to the filesystem downloads tools, changes the application and stays until the next start.",
  fix: "Set `readOnlyRootFilesystem: true`, and mount an emptyDir where the application writes.",
  references: ["nsa:immutable-container-filesystems", "owasp:2025/K01"],
  equivalents: [
    "kube-linter:no-read-only-root-fs",
    "checkov:CKV_K8S_22",
    "trivy:KSV-0014",
    "kubescape:C-0017",
    "polaris:notReadOnlyRootFilesystem",
    "kube-score:container-security-context-readonlyrootfilesystem",
    "kyverno:require-ro-rootfs",
    "kubesec:ReadOnlyRootFilesystem",
    "kics:root_container_not_mounted_as_read_only",
    "pulumi:enableReadOnlyRootFilesystem",
  ],
  covers: ["read-only-root-filesystem"],

  impliedByPrivileged: true,
  check: (container) =>
    onlyIf(container.pod.isLinux, container.mustSet("securityContext.readOnlyRootFilesystem", true)),
  remediate: setting("securityContext.readOnlyRootFilesystem", true),
});
