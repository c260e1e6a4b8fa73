import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noImpersonation = rolePolicy({
  id: "no-impersonation",
  category: "privilege-escalation",
  threats: ["E1"],
  boundaries: ["B1"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow impersonation",
  why: "A subject that may impersonate acts with the rights of another user, group or service account.",
  fix: "Remove `impersonate`, or name the users, groups or accounts in `resourceNames`.",
  references: ["cis:5.1.8", "mitre:T1134"],
  equivalents: [
    "checkov:CKV2_K8S_3",
    "trivy:KSV-0043",
    "kubescape:C-0065",
    "kubescape:C-0191",
    "kyverno:restrict-escalation-verbs-roles",
    "kics:rbac_roles_with_impersonate_permission",
  ],
  covers: ["rbac-impersonate-verb"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.impersonate,
});
