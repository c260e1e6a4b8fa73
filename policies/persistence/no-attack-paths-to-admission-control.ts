import { pathPolicy } from "../../lib/policy/path-policy";

export const noAttackPathsToAdmissionControl = pathPolicy({
  id: "no-attack-paths-to-admission-control",
  category: "persistence",
  threats: ["P4", "E1"],
  boundaries: ["B1"],
  stride: ["T", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "An attacker from outside must not have a way to control what the cluster admits",
  why: "An attacker who answers a mutating webhook adds a container to every pod that starts, long after the first way in was closed.",
  fix: "Make the change that the finding names: it closes the most ways. Run webhooks in a namespace of their own that only the API server reaches.",
  references: ["ms:MS-TA9015", "mitre:T1546", "mitre:T1556"],
  covers: ["attack-path-admission"],
  sources: ["outside", "private network"],
  goals: ["admission"],
});
