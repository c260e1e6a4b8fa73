import { lateralPaths } from "../../lib/attack/lateral";
import { cloudPolicy } from "../../lib/policy/define";
import { issuesOfPaths } from "../../lib/policy/path-policy";

export const noAttackPathsBetweenNamespaces = cloudPolicy({
  id: "no-attack-paths-between-namespaces",
  category: "attacker-on-the-network",
  threats: ["N3", "X4", "E1"],
  boundaries: ["B3", "B1"],
  stride: ["E", "I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Exposed workloads must not have a way to take over another namespace",
  why: "Namespaces keep teams and environments apart only while nothing that faces outside holds rights in more than one.",
  fix: "Make the change that the finding names: it closes the most ways. Give the workload rights in its own namespace only.",
  references: ["mitre:T1210", "ms:MS-TA9016", "owasp:2025/K03"],
  covers: ["attack-path-namespace"],

  checkStack: (program) => issuesOfPaths(lateralPaths(program)),
});
