import { defaultAccountIssues } from "../../lib/cloud/google/google-nodes";
import { cloudPolicy } from "../../lib/policy/define";

export const noEditorTokensForPods = cloudPolicy({
  id: "no-editor-tokens-for-pods",
  category: "privilege-escalation",
  threats: ["E5", "S4", "E1"],
  boundaries: ["B7", "B5"],
  stride: ["E", "I"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods on GKE must not get the token of a node that may edit the project",
  why: "Any pod asks the metadata service for the token of its node; with the default account and a broad scope that token edits the whole project, other clusters with it.",
  fix: "Run the nodes as a service account of their own, and switch workload identity on.",
  references: ["cis:gke/5.2.1", "cis:gke/5.4.1", "owasp:2025/K08", "ms:MS-TA9033", "mitre:T1552.005"],
  covers: ["gke-node-default-sa"],

  checkStack: ({ cloud }) => defaultAccountIssues(cloud, true),
});
