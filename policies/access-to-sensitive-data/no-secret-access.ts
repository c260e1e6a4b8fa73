import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noSecretAccess = rolePolicy({
  id: "no-secret-access",
  category: "access-to-sensitive-data",
  threats: ["S1", "E5", "F1"],
  boundaries: ["B1"],
  stride: ["I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow reading or writing all Secrets",
  why: "Tokens, passwords and keys of every workload in the scope are in Secrets; a list or watch carries their contents.",
  fix: "Name the Secrets in `resourceNames` and allow `get` only, or mount the one Secret that is needed.",
  references: ["cis:5.1.2", "owasp:2025/K03", "ms:MS-TA9025", "mitre:T1552.007"],
  equivalents: [
    "trivy:KSV-0041",
    "trivy:KSV-0113",
    "kubescape:C-0015",
    "kubescape:C-0186",
    "kyverno:restrict-secret-role-verbs",
    "kics:rbac_roles_with_read_secrets_permissions",
    "kube-linter:access-to-secrets",
    "checkov:CKV2_K8S_5",
    "kics:service_account_allows_access_secrets",
  ],
  covers: ["rbac-read-secrets", "rbac-read-secrets-bound", "rbac-write-secrets"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.secrets.filter(({ id }) => id !== "read-named-secrets"),
});
