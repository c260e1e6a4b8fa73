import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noWorkloadCreation = rolePolicy({
  id: "no-workload-creation",
  category: "privilege-escalation",
  threats: ["E1", "P2", "X1"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Roles must not allow creating or changing workloads",
  why: "A new pod can use every account, Secret and volume of its namespace; a changed one runs the image that it is given.",
  fix: "Leave the creation of workloads to the pipeline and to controllers.",
  references: ["cis:5.1.4", "ms:MS-TA9008", "mitre:T1610"],
  equivalents: [
    "kube-linter:access-to-create-pods",
    "trivy:KSV-0048",
    "kubescape:C-0188",
    "kics:permissive_access_to_create_pods",
  ],
  covers: ["rbac-create-workloads", "rbac-create-cronjobs", "rbac-patch-pod-status"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS.workloads,
});
