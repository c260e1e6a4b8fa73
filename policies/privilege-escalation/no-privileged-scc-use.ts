import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noPrivilegedSccUse = rolePolicy({
  id: "no-privileged-scc-use",
  category: "privilege-escalation",
  threats: ["E1", "E3"],
  boundaries: ["B1", "B5"],
  stride: ["E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow the use of SecurityContextConstraints beyond nonroot",
  why: "OpenShift admits pods by the constraints that their account may use: with these, pods that run as root, privileged or with the node's namespaces.",
  fix: "Name `restricted-v2` or `nonroot-v2` in `resourceNames`, or a constraint of your own that allows only what the pod needs.",
  references: ["owasp:2025/K02", "mitre:T1611"],
  exceptions: "Network plugins, storage drivers and monitoring of nodes need more.",
  permissions: PERMISSIONS["security-context-constraints"],
});
