import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noAdmissionChanges = rolePolicy({
  id: "no-admission-changes",
  category: "persistence",
  threats: ["P5", "E1"],
  boundaries: ["B1"],
  stride: ["T", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow changing webhooks, admission policies, CRDs or APIServices",
  why: "A webhook sees and changes every object that it chooses; an APIService or a conversion webhook answers in the place of the API server.",
  fix: "Remove write and delete rights on webhook configurations, admission policies, APIServices and CustomResourceDefinitions.",
  references: ["cis:5.1.12", "ms:MS-TA9015", "mitre:T1546"],
  equivalents: [
    "checkov:CKV_K8S_155",
    "trivy:KSV-0114",
    "kubescape:C-0281",
    "kyverno:restrict-clusterrole-mutating-validating-admission-webhooks",
  ],
  covers: ["rbac-manage-admission-webhooks"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.admission,
});
