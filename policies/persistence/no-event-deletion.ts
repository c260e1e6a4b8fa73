import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noEventDeletion = rolePolicy({
  id: "no-event-deletion",
  category: "persistence",
  threats: ["Pm", "X1"],
  boundaries: ["B1"],
  stride: ["R"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow deleting events",
  why: "Events record what happened to pods; an attacker removes them first.",
  fix: "Remove `delete` and `deletecollection` of events.",
  references: ["ms:MS-TA9022", "mitre:T1070"],
  equivalents: ["kubescape:C-0031", "trivy:KSV-0042"],
  covers: ["rbac-delete-events", "rbac-delete-pod-logs"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.events,
});
