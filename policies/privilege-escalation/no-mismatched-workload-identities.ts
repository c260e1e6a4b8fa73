import { stackPolicy } from "../../lib/define";
import { mismatchClaims } from "../../lib/kubernetes/cloud/mismatch";

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
  why: "The identity trusts an account of another name instead: whoever may create pods where that account is, or the account itself, acts as the identity, and the workload that needs it gets the one of its node.",
  fix: "Write the namespace and the name of this service account in the trust of the identity.",
  references: ["cis:eks/5.2.1", "owasp:2025/K08", "mitre:T1078.004"],
  covers: ["irsa-annotation-mismatch"],

  checkStack: (cluster) => mismatchClaims(cluster),
});
