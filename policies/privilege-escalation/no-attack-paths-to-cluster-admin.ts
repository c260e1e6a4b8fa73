import { pathPolicy } from "../../lib/policy/path-policy";

export const noAttackPathsToClusterAdmin = pathPolicy({
  id: "no-attack-paths-to-cluster-admin",
  category: "privilege-escalation",
  threats: ["E1", "E5", "X4"],
  boundaries: ["B6", "B1"],
  stride: ["E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "An attacker from outside must not have a way to take over the cluster",
  why: "Each step of the way is a setting that looks harmless alone; together they give one flaw in an exposed application the whole cluster.",
  fix: "Make the change that the finding names: it closes the most ways. Then look at what is left.",
  references: ["mitre:T1190", "mitre:T1528", "mitre:T1098.006", "ms:MS-TA9019"],
  equivalents: ["kubescape:C-0267", "kubescape:C-0272"],
  covers: ["attack-path-cluster-admin", "workload-cluster-takeover-role"],
  sources: ["outside", "private network"],
  goals: ["cluster-admin", "control-plane-files"],
});
