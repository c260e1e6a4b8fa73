import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noMassDeletion = rolePolicy({
  id: "no-mass-deletion",
  category: "denial-of-service",
  threats: ["D5", "Dm"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow deleting in bulk",
  why: "A stolen token deletes workloads, volumes or namespaces in a few requests.",
  fix: "Remove `deletecollection`, and `delete` on namespaces, nodes, volumes and CustomResourceDefinitions.",
  references: ["ms:MS-TA9038", "mitre:T1485"],
  equivalents: ["kubescape:C-0007"],
  covers: ["rbac-delete-workloads"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.destroy,
});
