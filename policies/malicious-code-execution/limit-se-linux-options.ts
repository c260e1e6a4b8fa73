import { podPolicy } from "../../lib/policy/define";

const CONFINED = ["container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

export const limitSeLinuxOptions = podPolicy({
  id: "limit-se-linux-options",
  category: "malicious-code-execution",
  threats: ["X2", "E3"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Containers must keep a confined SELinux type, user and role",
  why: "Another type, user or role frees the container from the confinement that keeps it from files of the node.",
  fix: "Remove `user` and `role`, and use `container_t`, `container_init_t`, `container_kvm_t` or `container_engine_t` as the type.",
  references: ["pss:baseline/seLinuxOptions", "mitre:T1611"],
  equivalents: ["trivy:KSV-0025", "kyverno:disallow-selinux", "kubescape:C-0211", "psa:seLinuxOptions"],
  covers: ["selinux-options-restricted"],
  allowed: [
    {
      fields: [
        "spec.securityContext.seLinuxOptions.type",
        "spec.containers[*].securityContext.seLinuxOptions.type",
      ],
      values: ["not set", ...CONFINED],
    },
    {
      fields: [
        "spec.securityContext.seLinuxOptions.user",
        "spec.securityContext.seLinuxOptions.role",
        "spec.containers[*].securityContext.seLinuxOptions.user",
        "spec.containers[*].securityContext.seLinuxOptions.role",
      ],
      values: ["not set"],
    },
  ],

  *check(pod) {
    yield* pod.onSettings("seLinuxOptions.type", (type) => type.mustBeOneOf(["", ...CONFINED]), true);
    for (const name of ["user", "role"]) {
      yield* pod.onSettings(`seLinuxOptions.${name}`, (option) => option.mustBeOneOf([""]), true);
    }
  },
});
