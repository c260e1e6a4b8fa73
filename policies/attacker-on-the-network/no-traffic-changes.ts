import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noTrafficChanges = rolePolicy({
  id: "no-traffic-changes",
  category: "attacker-on-the-network",
  threats: ["N1", "N4", "D7", "F5"],
  boundaries: ["B3", "B6"],
  stride: ["S", "T", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow changes to network policies, Services, routes or DNS",
  why: "A subject that writes NetworkPolicies, Services, endpoints or the DNS configuration opens or redirects the traffic of other workloads.",
  fix: "Remove write rights on these kinds from everything but the controllers that need them.",
  references: ["mitre:T1557", "mitre:T1562.007"],
  equivalents: [
    "trivy:KSV-0056",
    "kyverno:restrict-edit-for-endpoints",
    "checkov:CKV2_K8S_4",
    "kubescape:C-0037",
    "trivy:KSV-0049",
  ],
  covers: [
    "rbac-manage-networking",
    "rbac-edit-endpoints",
    "rbac-patch-service-status",
    "rbac-coredns-configmap",
  ],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: [...PERMISSIONS["network-policies"], ...PERMISSIONS.traffic],
});
