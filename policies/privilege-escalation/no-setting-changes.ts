import { MINOR_DANGERS } from "../../lib/kubernetes/rbac/minor-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noSettingChanges = rolePolicy({
  id: "no-setting-changes",
  category: "privilege-escalation",
  threats: ["E1", "D5", "D7"],
  boundaries: ["B1"],
  stride: ["T", "D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Roles must not allow writing every ConfigMap, or leases of the control plane",
  why: "ConfigMaps hold the scripts and settings of other pods, and in kube-system those of DNS; a controller without its lease stops.",
  fix: "Name the ConfigMaps and Leases that are written in `resourceNames`.",
  references: ["owasp:2025/K02", "ms:MS-TA9035", "mitre:T1565.001"],
  equivalents: ["trivy:KSV-0049"],
  covers: ["rbac-manage-configmaps"],
  exceptions: "Controllers that make ConfigMaps need to create them.",
  permissions: MINOR_DANGERS.settings,
});
