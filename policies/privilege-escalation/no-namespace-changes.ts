import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noNamespaceChanges = rolePolicy({
  id: "no-namespace-changes",
  category: "privilege-escalation",
  threats: ["E1", "Xm"],
  boundaries: ["B1", "B3"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow creating or changing namespaces",
  why: "Labels of a namespace switch Pod Security off and decide which NetworkPolicies let it in.",
  fix: "Remove `create`, `update` and `patch` of namespaces.",
  references: ["owasp:2025/K02", "mitre:T1562.001"],
  covers: ["rbac-patch-namespace"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.namespaces,
});
