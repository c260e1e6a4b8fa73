import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noCertificateApproval = rolePolicy({
  id: "no-certificate-approval",
  category: "privilege-escalation",
  threats: ["E1", "F3"],
  boundaries: ["B1"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow approving or signing certificates",
  why: "A client certificate authenticates as any user or node, and cannot be revoked.",
  fix: "Remove `approve` and `sign`, or name the signers of your own domain in `resourceNames`.",
  references: ["cis:5.1.11", "owasp:2025/K09", "mitre:T1649"],
  equivalents: ["checkov:CKV_K8S_156", "kubescape:C-0280", "kyverno:restrict-clusterrole-csr"],
  covers: ["rbac-approve-csr", "rbac-approve-csr-with-signers"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.certificates,
});
