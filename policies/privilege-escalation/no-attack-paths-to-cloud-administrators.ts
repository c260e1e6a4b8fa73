import { pathPolicy } from "../../lib/policy/path-policy";

export const noAttackPathsToCloudAdministrators = pathPolicy({
  id: "no-attack-paths-to-cloud-administrators",
  category: "privilege-escalation",
  threats: ["E5", "E4", "X2", "X3", "X4"],
  boundaries: ["B6", "B7", "B5"],
  stride: ["E", "I"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "An attacker from outside must not have a way to administer the cloud account",
  why: "One flaw in an exposed application then gives the account: its data, its other clusters and its backups.",
  fix: "Make the change that the finding names. Give the identity only the actions that the workload uses, and move what needs more to a workload that is not exposed.",
  references: ["owasp:2025/K08", "ms:MS-TA9020", "mitre:T1078.004", "mitre:T1190"],
  covers: [
    "attack-path-cloud-administrator",
    "path-exposed-administrator",
    "path-privileged-administrator",
    "irsa-role-admin",
  ],
  sources: ["outside", "private network"],
  goals: ["cloud-administrator"],
});
