import { mismatchIssues } from "../../lib/cloud/mismatch";
import { stackPolicy } from "../../lib/policy/define";

export const noMismatchedWorkloadIdentities = stackPolicy({
  id: "no-mismatched-workload-identities",
  category: "privilege-escalation",
  threats: ["E1", "E5"],
  boundaries: ["B7"],
  stride: ["S"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Service accounts must name an identity of the cloud that trusts them",
  why: "The identity trusts a service account of another name: whoever runs pods as that one acts as the identity, and the workload that needs it falls back to the identity of its node.",
  fix: "Write the namespace and the name of this service account in the trust of the identity.",
  references: ["cis:eks/5.2.1", "owasp:2025/K08", "mitre:T1078.004"],
  covers: ["irsa-annotation-mismatch"],

  checkStack: (cluster) => mismatchIssues(cluster),
});
