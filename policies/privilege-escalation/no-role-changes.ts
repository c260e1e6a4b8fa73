import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noRoleChanges = rolePolicy({
  id: "no-role-changes",
  category: "privilege-escalation",
  threats: ["E1", "Em"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow bind or escalate on roles",
  why: "A subject with `bind` or `escalate` can give itself the rights of these roles, or any right at all.",
  fix: "Remove `bind` and `escalate`, or name the roles that may be bound in `resourceNames`.",
  references: ["cis:5.1.8", "mitre:T1098.006"],
  equivalents: [
    "checkov:CKV_K8S_158",
    "kyverno:restrict-escalation-verbs-roles",
    "kics:rbac_roles_allow_privilege_escalation",
    "kubescape:C-0191",
    "checkov:CKV_K8S_157",
    "checkov:CKV2_K8S_1",
    "trivy:KSV-0051",
    "trivy:KSV-0052",
  ],
  covers: ["rbac-escalate-verb", "rbac-bind-verb", "rbac-create-binding-to-privileged-role"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: [...PERMISSIONS.bind, ...PERMISSIONS.escalate],
});
