import { isOnEks } from "../../lib/cloud/managed-cluster";
import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { anyOf } from "../../lib/model/value";
import { rolePolicy } from "../../lib/policy/role-policy";

export const noEksAwsAuthChanges = rolePolicy({
  id: "no-eks-aws-auth-changes",
  category: "privilege-escalation",
  threats: ["E1", "E4"],
  boundaries: ["B7", "B1"],
  stride: ["E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not allow changes to the ConfigMap aws-auth of EKS",
  why: "The ConfigMap maps IAM identities to users and groups of the cluster, system:masters included.",
  fix: "Use EKS access entries, and remove `update` and `patch` of the ConfigMap `aws-auth` in kube-system.",
  references: ["owasp:2025/K08", "mitre:T1098.001"],
  equivalents: ["trivy:KSV-0115"],
  covers: ["rbac-edit-aws-auth"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS["aws-auth"],
  appliesTo: (cluster, names) => anyOf([names.includes("aws-auth"), isOnEks(cluster)]),
});
