import { defaultAccountIssues } from "../../lib/cloud/google/google-nodes";
import { cloudPolicy } from "../../lib/policy/define";

export const noBroadNodeScopes = cloudPolicy({
  id: "no-broad-node-scopes",
  category: "privilege-escalation",
  threats: ["E4", "E5", "S4"],
  boundaries: ["B7", "B2"],
  stride: ["E", "I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Nodes of GKE must not give the default account broad scopes",
  why: "Scopes are all that limits the default account of Compute Engine, often an editor of the project: whoever gets onto a node with a broad one edits the project.",
  fix: "Run the nodes as a service account of their own, or leave `oauthScopes` out.",
  references: ["cis:gke/5.2.1", "owasp:2025/K08", "mitre:T1078.004"],
  covers: ["gke-node-scopes"],

  // Where pods get the token, no-editor-tokens-for-pods speaks.
  checkStack: ({ cloud }) => defaultAccountIssues(cloud, false),
});
