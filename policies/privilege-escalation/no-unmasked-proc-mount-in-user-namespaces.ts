import { podPolicy } from "../../lib/policy/define";

export const noUnmaskedProcMountInUserNamespaces = podPolicy({
  id: "no-unmasked-proc-mount-in-user-namespaces",
  category: "privilege-escalation",
  threats: ["X2", "E3"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers in user namespaces must not have an unmasked /proc",
  why: "The masked parts of /proc are kernel surface that an ordinary workload never needs.",
  fix: "Remove `procMount`.",
  references: ["pss:restricted/procMount_restricted", "mitre:T1611"],
  equivalents: [
    "kube-linter:unsafe-proc-mount",
    "trivy:KSV-0027",
    "polaris:procMount",
    "kyverno:disallow-proc-mount",
    "kics:container_runs_unmasked",
    "kubescape:C-0211",
    "psa:procMount",
    "psa:procMount_restricted",
  ],
  covers: ["proc-mount-unmasked"],
  exceptions: "Outside user namespaces no-unmasked-proc-mount reports the same setting.",
  allowed: [{ fields: ["spec.containers[*].securityContext.procMount"], values: ["not set", "Default"] }],

  check: (pod) => {
    // Where the namespace is not known, only this policy can be sure: it asks for the same on either side.
    if (pod.hasUserNamespace === false) return undefined;
    return pod.containers
      .filter((container) => container.isPrivileged !== true)
      .map((container) =>
        container.issueOn(container.at("securityContext.procMount").mustBeOneOf(["Default"])),
      );
  },
});
