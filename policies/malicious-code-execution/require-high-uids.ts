import { onlyIf, settingIssue } from "../../lib/model/issue";
import { not, UNKNOWN } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

export const requireHighUids = containerPolicy({
  id: "require-high-uids",
  category: "malicious-code-execution",
  threats: ["X2", "E2"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must run with a UID and GID above 10000",
  why: "A process that escapes acts on the node with its UID in the container; low UIDs belong to services of the node.",
  fix: "Set `runAsUser` and `runAsGroup` above 10000, or `hostUsers: false` on the pod.",
  references: ["mitre:T1611"],
  equivalents: [
    "checkov:CKV_K8S_40",
    "trivy:KSV-0020",
    "kube-score:container-security-context-user-group-id",
    "kubesec:RunAsUser",
    "kics:containers_run_with_low_uid",
    "trivy:KSV-0021",
    "kubesec:RunAsGroup",
  ],
  covers: ["run-as-high-uid", "run-as-high-gid"],
  exceptions:
    "Root, and images without a declared user, are reported by no-root-user and require-run-as-non-root.",

  impliedByPrivileged: true,
  check: (container) =>
    ["runAsUser", "runAsGroup"].map((name) => {
      const setting = container.effective(name);
      if (setting.isAbsent) return undefined;
      const id = setting.number();
      const isLow = id === UNKNOWN ? UNKNOWN : id !== undefined && id !== 0 && id <= 10000;
      return onlyIf(
        not(container.pod.hasUserNamespace),
        settingIssue(isLow, setting, "must not set", setting.shown),
      );
    }),
});
