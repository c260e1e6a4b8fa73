import { stackPolicy } from "../../lib/policy/define";
import { mismatchIssues } from "./no-mismatched-workload-identities.check";

export const noMismatchedWorkloadIdentities = stackPolicy({
  id: "no-mismatched-workload-identities",
  category: "privilege-escalation",
  threats: ["E1", "E5"],
  boundaries: ["B7"],
  stride: ["S"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Service accounts must name a cloud identity that trusts them",
  why: "The identity trusts a service account of another name: pods that run as that one act as the identity, and the workload that needs it falls back to the identity of its node.",
  fix: "Put the namespace and name of this service account into the trust policy of the identity.",
  references: ["cis:eks/5.2.1", "owasp:2025/K08", "mitre:T1078.004"],
  covers: ["irsa-annotation-mismatch"],

  checkStack: (cluster) => mismatchIssues(cluster),
});
