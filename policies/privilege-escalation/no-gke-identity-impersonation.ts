import { cloudPolicy } from "../../lib/policy/define";
import { impersonationIssues } from "./no-gke-identity-impersonation.check";

export const noGkeIdentityImpersonation = cloudPolicy({
  id: "no-gke-identity-impersonation",
  category: "privilege-escalation",
  threats: ["E1", "E5"],
  boundaries: ["B7"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods must not be able to impersonate further Google service accounts",
  why: "An attacker in the pod acts as the other account too, with all its rights, and the audit log shows that account and not the pod.",
  fix: "Let the pod act as the one account that it needs by roles/iam.workloadIdentityUser, and give that account the rights.",
  references: ["cis:gke/5.2.2", "owasp:2025/K08", "mitre:T1078.004", "mitre:T1550.001"],
  covers: ["gke-wi-token-creator"],

  checkStack: (program) => impersonationIssues(program),
});
