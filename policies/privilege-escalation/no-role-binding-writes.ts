import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noRoleBindingWrites = rolePolicy({
  id: "no-role-binding-writes",
  category: "privilege-escalation",
  threats: ["E1", "Em"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow writing or deleting roles and bindings",
  why: "Without `bind` and `escalate` the API server lets a subject hand on its own rights only: enough to keep a way in, or to take the rights of others away.",
  fix: "Leave roles and bindings to the deployment pipeline.",
  references: ["cis:5.1.8", "mitre:T1098.006"],
  equivalents: ["trivy:KSV-0050", "trivy:KSV-0051", "trivy:KSV-0052", "trivy:KSV-0055"],
  covers: ["rbac-manage-rbac"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS["role-changes"],
});
