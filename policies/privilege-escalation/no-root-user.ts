import { onlyIf } from "../../lib/model/issue";
import { not } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

export const noRootUser = podPolicy({
  id: "no-root-user",
  category: "privilege-escalation",
  threats: ["E2", "X2"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must not set runAsUser to 0 outside a user namespace",
  why: "Most container escapes need root in the container, and root there is root on the node wherever a mount or a vulnerability lets it out.",
  fix: "Set `runAsUser` to a non-zero user, or `hostUsers: false` on the pod.",
  references: ["pss:restricted/runAsUser", "cis:5.2.7", "mitre:T1611"],
  equivalents: [
    "trivy:KSV-0105",
    "kyverno:require-run-as-non-root-user",
    "psa:runAsUser",
    "kube-linter:run-as-non-root",
    "kics:containers_running_as_root",
  ],
  covers: ["run-as-root-uid"],
  allowed: [
    {
      fields: ["spec.securityContext.runAsUser", "spec.containers[*].securityContext.runAsUser"],
      values: ["not set", "any but 0"],
    },
  ],

  check: (pod) => pod.onSettings("runAsUser", (user) => onlyIf(not(pod.hasUserNamespace), user.mustNotBe(0))),
});
