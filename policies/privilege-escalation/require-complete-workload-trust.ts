import { resourcePolicy } from "../../lib/policy/define";
import { INCOMPLETE_KINDS, incompleteTrustOf } from "./require-complete-workload-trust.check";

export const requireCompleteWorkloadTrust = resourcePolicy({
  id: "require-complete-workload-trust",
  category: "privilege-escalation",
  threats: ["E1", "E5"],
  boundaries: ["B7"],
  stride: ["S", "R"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Trust in workloads must be limited by audience, and to a cluster or namespace",
  why: "A token that a pod sends to another service is accepted for the identity too, and a subject that may associate roles in any cluster of the account takes the role.",
  fix: "Add conditions on the audience, and on `aws:SourceArn` or the tags `kubernetes-namespace` and `kubernetes-service-account`; keep session tags on.",
  references: ["cis:eks/5.2.1", "owasp:2025/K08", "mitre:T1528"],
  covers: ["irsa-trust-no-aud", "podid-trust", "podid-session-tags-off", "aks-fic-wide"],
  kinds: INCOMPLETE_KINDS,

  check: (resource) => incompleteTrustOf(resource),
});
