import { WIDE_ACCESS_KINDS, wideAccessIssues } from "../../lib/cloud/wide-access";
import { resourcePolicy } from "../../lib/policy/define";

export const limitClusterWideAccess = resourcePolicy({
  id: "limit-cluster-wide-access",
  category: "privilege-escalation",
  threats: ["E1", "F1", "S1"],
  boundaries: ["B1", "B7"],
  stride: ["E", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "Identities of the cloud must not write to all namespaces of a cluster",
  why: "Whoever can act as such an identity reads the Secrets of every application, and runs pods as any service account.",
  fix: "Set the scope to `namespace`, and list the namespaces of the team.",
  references: ["cis:eks/4.1.2", "owasp:2025/K02", "mitre:T1078.004"],
  covers: ["eks-access-policy-admin-cluster-scope"],
  exceptions: "Pipelines that deploy to every namespace.",
  kinds: WIDE_ACCESS_KINDS,

  check: (resource) => wideAccessIssues(resource),
});
