import { defaultAccountScopes } from "../../lib/cloud/google/google-nodes";
import { cloudPolicy } from "../../lib/policy/define";

export const noGkeEditorTokensForPods = cloudPolicy({
  id: "no-gke-editor-tokens-for-pods",
  category: "privilege-escalation",
  threats: ["E5", "S4", "E1"],
  boundaries: ["B7", "B5"],
  stride: ["E", "I"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods on GKE must not get the token of a project editor from their node",
  why: "Any pod can ask the metadata service for the token of its node; with the default service account and a broad scope that token edits the whole project, with its other clusters.",
  fix: "Run the nodes as a service account of their own, and enable Workload Identity.",
  references: ["cis:gke/5.2.1", "cis:gke/5.4.1", "owasp:2025/K08", "ms:MS-TA9033", "mitre:T1552.005"],
  covers: ["gke-node-default-sa"],

  checkStack: ({ cloud }) =>
    defaultAccountScopes(cloud, true).map(({ scope, verdict }) =>
      scope.violates(
        `must not give ${scope.shown} to the default service account, whose token pods can take`,
        verdict,
      ),
    ),
});
