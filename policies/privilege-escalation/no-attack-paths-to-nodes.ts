import { pathPolicy } from "../../lib/policy/path-policy";

export const noAttackPathsToNodes = pathPolicy({
  id: "no-attack-paths-to-nodes",
  category: "privilege-escalation",
  threats: ["E2", "E4", "X4"],
  boundaries: ["B6", "B5"],
  stride: ["E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "An attacker from outside must not have a way to root on a node",
  why: "Root on a node reads the tokens, Secrets and data of every pod that runs on it.",
  fix: "Make the change that the finding names: it closes the most ways. Then look at what is left.",
  references: ["mitre:T1190", "mitre:T1611", "ms:MS-TA9018"],
  covers: ["attack-path-node"],
  sources: ["outside", "private network"],
  goals: ["node-root"],
});
