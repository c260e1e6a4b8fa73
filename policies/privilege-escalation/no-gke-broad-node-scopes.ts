import { defaultAccountScopes } from "../../lib/cloud/google/google-nodes";
import { cloudPolicy } from "../../lib/policy/define";

export const noGkeBroadNodeScopes = cloudPolicy({
  id: "no-gke-broad-node-scopes",
  category: "privilege-escalation",
  threats: ["E4", "E5", "S4"],
  boundaries: ["B7", "B2"],
  stride: ["E", "I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "GKE nodes must not give the default service account broad scopes",
  why: "Scopes are the only limit on the Compute Engine default service account, often an editor of the project: an attacker on a node with a broad scope edits the project.",
  fix: "Set `serviceAccount` to a service account of the nodes' own, or leave `oauthScopes` out.",
  references: ["cis:gke/5.2.1", "owasp:2025/K08", "mitre:T1078.004"],
  covers: ["gke-node-scopes"],

  // Where pods get the token, no-gke-editor-tokens-for-pods speaks.
  checkStack: ({ cloud }) =>
    defaultAccountScopes(cloud, false).map(({ scope, verdict }) =>
      scope.violates(`must not give ${scope.shown} to the default service account`, verdict),
    ),
});
