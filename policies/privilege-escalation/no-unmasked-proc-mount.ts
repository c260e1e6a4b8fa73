import { onlyIf } from "../../lib/model/issue";
import { not } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

export const noUnmaskedProcMount = podPolicy({
  id: "no-unmasked-proc-mount",
  category: "privilege-escalation",
  threats: ["X2", "E3"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "high",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Containers outside user namespaces must not have an unmasked /proc",
  why: "The masked parts of /proc let root in the container change the kernel of the node.",
  fix: "Remove `procMount`, or set `hostUsers: false` on the pod where nested containers need it.",
  references: ["pss:baseline/procMount", "mitre:T1611"],
  equivalents: [
    "kube-linter:unsafe-proc-mount",
    "trivy:KSV-0027",
    "polaris:procMount",
    "kyverno:disallow-proc-mount",
    "kics:container_runs_unmasked",
    "kubescape:C-0211",
    "psa:procMount",
  ],
  covers: ["proc-mount-unmasked"],
  allowed: [
    {
      fields: ["spec.containers[*].securityContext.procMount"],
      values: ["not set", "Default", "Unmasked where `hostUsers` is false"],
    },
  ],

  check: (pod) =>
    pod.containers
      .filter((container) => container.isPrivileged !== true)
      .map((container) => {
        const procMount = container.at("securityContext.procMount");
        return onlyIf(not(pod.hasUserNamespace), container.issueOn(procMount.mustBeOneOf(["Default"])));
      }),
});
