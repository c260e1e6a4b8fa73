import { isSafeSysctl, SAFE_SYSCTLS } from "../../lib/kubernetes/pods/sysctl";
import type { Field } from "../../lib/model/field";
import { settingIssue } from "../../lib/model/issue";
import { not, type Truth, UNKNOWN } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

export const limitSysctls = podPolicy({
  id: "limit-sysctls",
  category: "privilege-escalation",
  threats: ["E3", "D1"],
  boundaries: ["B5", "B2"],
  stride: ["T", "D"],
  severity: "medium",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Pods must set only sysctls that Kubernetes considers safe",
  why: "Other sysctls are not isolated: they change the kernel for every pod of the node, or weaken its protections.",
  fix: "Remove the sysctl, or set it on the nodes that need it.",
  references: ["pss:baseline/sysctls", "mitre:T1611", "url:https://nvd.nist.gov/vuln/detail/CVE-2022-0811"],
  equivalents: [
    "kube-linter:unsafe-sysctls",
    "trivy:KSV-0026",
    "kyverno:restrict-sysctls",
    "kics:cluster_allows_unsafe_sysctls",
    "kubescape:C-0211",
    "psa:sysctls",
    "kyverno:prevent-cr8escape",
  ],
  covers: ["unsafe-sysctls", "sysctl-value-injection"],
  allowed: [{ fields: ["spec.securityContext.sysctls[*].name"], values: SAFE_SYSCTLS }],

  check: (pod) =>
    pod
      .at("securityContext.sysctls")
      .items()
      .flatMap((sysctl) => {
        const name = sysctl.key("name");
        return [
          name.isAbsent ? undefined : settingIssue(not(isSafe(name)), name, "must not set", name.shown),
          mustBeOneValue(sysctl.key("value")),
        ];
      }),
});

function isSafe(name: Field): Truth {
  const text = name.string();
  return text === UNKNOWN ? UNKNOWN : isSafeSysctl(text ?? "");
}

/** Runtimes that join sysctls by `+` and `=` took such a value for more of them: CVE-2022-0811. */
function mustBeOneValue(value: Field) {
  const text = value.string();
  const isSeveral = text === UNKNOWN ? UNKNOWN : /[+=]/.test(text ?? "");
  return value.violates(
    `must not set ${value.shown}, which some runtimes read as more than one sysctl`,
    isSeveral,
  );
}
