import { PERMISSIONS } from "../../lib/kubernetes/rbac/risky-permissions";
import { rolePolicy } from "../../lib/policy/define";

export const noCloudIdentityChanges = rolePolicy({
  id: "no-cloud-identity-changes",
  category: "privilege-escalation",
  threats: ["E1", "E4"],
  boundaries: ["B7", "B1"],
  stride: ["E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Roles must not change who the cloud lets into the cluster",
  why: "The ConfigMap aws-auth maps identities of the cloud account to groups of the cluster, system:masters included.",
  fix: "Use access entries of the cluster, and remove write rights on the ConfigMap.",
  references: ["owasp:2025/K08", "mitre:T1098.001"],
  equivalents: ["trivy:KSV-0115"],
  covers: ["rbac-edit-aws-auth"],
  exceptions:
    "Operators and pipelines need some of these rights to do their work: review each, and narrow it by namespace and name.",
  permissions: PERMISSIONS["aws-auth"],
});
