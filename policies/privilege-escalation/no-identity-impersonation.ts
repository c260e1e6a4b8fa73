import { impersonationIssues } from "../../lib/cloud/impersonation";
import { cloudPolicy } from "../../lib/policy/define";

export const noIdentityImpersonation = cloudPolicy({
  id: "no-identity-impersonation",
  category: "privilege-escalation",
  threats: ["E1", "E5"],
  boundaries: ["B7"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods must not make tokens or keys of further service accounts of Google",
  why: "Whoever takes the pod is the other account too, with all that it may do, and the log shows that account and not the pod.",
  fix: "Let the pod act as the one account that it needs by roles/iam.workloadIdentityUser, and give that account the rights.",
  references: ["cis:gke/5.2.2", "owasp:2025/K08", "mitre:T1078.004", "mitre:T1550.001"],
  covers: ["gke-wi-token-creator"],

  checkStack: (program) => impersonationIssues(program),
});
