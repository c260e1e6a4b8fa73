import { rolesOf } from "../../lib/kubernetes/rbac/role-permissions";
import { severityOfRule } from "../../lib/kubernetes/rbac/rule-severity";
import type { Field } from "../../lib/model/field";
import { type Issue, issuesOf, weighed } from "../../lib/model/issue";
import { anyOf } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

const WHAT = { verbs: "every verb", resources: "every resource", apiGroups: "every API group" } as const;

export const noWildcardRules = stackPolicy({
  id: "no-wildcard-rules",
  category: "privilege-escalation",
  threats: ["E1", "Em", "D5"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "RBAC rules must not use wildcards",
  why: "A wildcard includes Secrets, exec into pods, bind and escalate, and every kind that is installed later.",
  fix: "Name the API groups, resources and verbs that are used; the audit log shows which.",
  references: ["cis:5.1.3", "owasp:2025/K02", "ms:MS-TA9019"],
  equivalents: [
    "trivy:KSV-0044",
    "kyverno:restrict-wildcard-verbs",
    "checkov:CKV_K8S_49",
    "kics:rbac_wildcard_in_rule",
    "kube-linter:wildcard-in-rules",
    "kubescape:C-0187",
    "kubescape:C-0035",
    "trivy:KSV-0045",
    "trivy:KSV-0046",
    "trivy:KSV-0112",
    "kyverno:restrict-wildcard-resources",
  ],
  covers: ["rbac-wildcard-all", "rbac-wildcard-verb", "rbac-wildcard-resource"],
  exceptions:
    "A group of people that owns the cluster needs such a role somewhere: keep it in a program of its own.",

  *checkStack(cluster) {
    for (const role of rolesOf(cluster)) {
      for (const rule of role.at("rules").items()) {
        const issues = [...issuesOf(issuesOnRule(rule))];
        const severity = issues.length === 0 ? undefined : severityOfRule(cluster, role, rule);
        for (const issue of issues) yield weighed(severity ?? "low", issue);
      }
    }
  },
});

function issuesOnRule(rule: Field): (Issue | undefined)[] {
  return Object.entries(WHAT).map(([list, what]) => {
    const field = rule.key(list);
    return field.violates(`must not allow ${what}`, anyOf(field.items().map((element) => element.is("*"))));
  });
}
