import { UNKNOWN } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

export const noWindowsAdministrators = podPolicy({
  id: "no-windows-administrators",
  category: "privilege-escalation",
  threats: ["E2", "X2"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Windows containers must not run as ContainerAdministrator",
  why: "The administrator of a Windows container changes everything in it, and reaches more of the kernel that it shares with the node.",
  fix: "Set `runAsUserName` to `ContainerUser`.",
  references: [
    "url:https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/",
    "owasp:2025/K01",
  ],
  equivalents: ["kyverno:require-run-as-containeruser"],
  covers: ["windows-run-as-user"],

  check: (pod) =>
    pod.onSettings("windowsOptions.runAsUserName", (user) => {
      const text = user.string();
      const isAdministrator =
        text === UNKNOWN ? UNKNOWN : /(^|\\)(Container)?Administrator$/i.test(text ?? "");
      return user.violates(`must not run as ${user.shown}`, isAdministrator);
    }),
});
