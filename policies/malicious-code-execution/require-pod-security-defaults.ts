import { podSecuritySettings } from "../../lib/kubernetes/components/documents";
import type { Field } from "../../lib/model/field";
import { onlyIf, settingIssue } from "../../lib/model/issue";
import { not, type Truth, UNKNOWN } from "../../lib/model/value";
import { componentPolicy } from "../../lib/policy/component-policy";

const LEVELS = ["baseline", "restricted"];
/** Controllers that create pods for others: a subject that may create their objects gets past the standard. */
const CONTROLLER = /^system:serviceaccount:kube-system:[\w-]+-controller$/;

export const requirePodSecurityDefaults = componentPolicy({
  id: "require-pod-security-defaults",
  category: "malicious-code-execution",
  threats: ["Xm", "Em"],
  boundaries: ["B1", "B5"],
  stride: ["T", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pod Security admission must enforce at least baseline by default",
  why: "Namespaces without a label get the default of the plugin, and `privileged` is no limit; an exempt controller creates pods past the standard.",
  fix: "Set `defaults.enforce` to `baseline` or `restricted`, and remove controllers from `exemptions.usernames`.",
  references: [
    "url:https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/",
    "url:https://kubernetes.io/docs/concepts/security/pod-security-admission/#exemptions",
    "owasp:2025/K04",
  ],
  covers: ["admission-pod-security-defaults", "admission-pod-security-exemptions"],
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
  check: ({ documents }) =>
    documents.flatMap(podSecuritySettings).flatMap(({ configuration, isPodSecurity }) => {
      const level = configuration.at("defaults.enforce");
      const exempt = configuration.at("exemptions.usernames").items();
      return [
        settingIssue(not(level.isOneOf(LEVELS)), level, "must set", LEVELS.join(" or ")),
        ...exempt.map((name) => name.violates(`must not exempt ${name.shown}`, isController(name))),
      ].map((issue) => onlyIf(isPodSecurity, issue));
    }),
});

function isController(name: Field): Truth {
  const text = name.string();
  return text === UNKNOWN ? UNKNOWN : CONTROLLER.test(text ?? "");
}
