import { resourcePolicy } from "../../lib/policy/define";
import { WIDE_ACCESS_KINDS, wideAccessIssues } from "./no-eks-cluster-wide-access.check";

export const noEksClusterWideAccess = resourcePolicy({
  id: "no-eks-cluster-wide-access",
  category: "privilege-escalation",
  threats: ["E1", "F1", "S1"],
  boundaries: ["B1", "B7"],
  stride: ["E", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "restricted",
  title: "EKS access policies that write must not apply to all namespaces",
  why: "The identity that such a policy is granted to reads the Secrets of every application, and can run pods as any service account.",
  fix: "Set `accessScope.type` to `namespace`, and list the namespaces of the team.",
  references: ["cis:eks/4.1.2", "owasp:2025/K02", "mitre:T1078.004"],
  covers: ["eks-access-policy-admin-cluster-scope"],
  exceptions: "Pipelines that deploy to every namespace.",
  kinds: WIDE_ACCESS_KINDS,

  check: (resource) => wideAccessIssues(resource),
});
