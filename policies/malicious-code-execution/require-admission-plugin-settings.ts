import { podSecurityIssues } from "../../lib/kubernetes/components/documents";
import { componentPolicy } from "../../lib/policy/define";

export const requireAdmissionPluginSettings = componentPolicy({
  id: "require-admission-plugin-settings",
  category: "malicious-code-execution",
  threats: ["Xm", "Em", "P1"],
  boundaries: ["B1", "B5"],
  stride: ["T", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Configurations of admission plugins must enforce Pod Security, and refuse what they cannot check",
  why: "Namespaces without a label get the default of the plugin, and privileged is no limit at all; a controller that is exempt takes every pod of its kind past the standard; images pass unchecked while the checker is down.",
  fix: "Enforce `baseline` or `restricted` by default, exempt no controllers, and set `defaultAllow` to false.",
  references: [
    "url:https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/",
    "url:https://kubernetes.io/docs/concepts/security/pod-security-admission/#exemptions",
    "cis:5.5.1",
    "owasp:2025/K04",
  ],
  covers: ["admission-pod-security-defaults", "admission-pod-security-exemptions"],
  fields: [
    {
      on: ["AdmissionConfiguration"],
      path: "plugins[].configuration.imagePolicy.defaultAllow",
      unset: "false",
      mustNotBe: true,
    },
  ],
  described: [
    {
      of: "AdmissionConfiguration",
      name: "plugins[].configuration.defaults.enforce",
      safe: "baseline or restricted",
      unset: "privileged",
    },
    {
      of: "AdmissionConfiguration",
      name: "plugins[].configuration.exemptions.usernames",
      safe: "without controllers",
      unset: "none",
    },
    {
      of: "PodSecurityConfiguration",
      name: "defaults.enforce",
      safe: "baseline or restricted",
      unset: "privileged",
    },
    {
      of: "PodSecurityConfiguration",
      name: "exemptions.usernames",
      safe: "without controllers",
      unset: "none",
    },
  ],
  check: ({ documents }) => documents.flatMap(podSecurityIssues),
});
