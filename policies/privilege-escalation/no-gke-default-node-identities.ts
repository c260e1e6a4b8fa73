import { onGkeNodes } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

const DEFAULT_ACCOUNT = "the default account of Compute Engine";

export const noGkeDefaultNodeIdentities = settingsPolicy({
  id: "no-gke-default-node-identities",
  category: "privilege-escalation",
  threats: ["E4", "E5", "S4"],
  boundaries: ["B7", "B2"],
  stride: ["E", "I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "GKE nodes must run as a service account of their own",
  why: "The Compute Engine default service account can edit the whole project unless that role was removed; each node, and each pod that reads its token, has those rights.",
  fix: "Create a service account with the role roles/container.defaultNodeServiceAccount, and set `serviceAccount` to it.",
  references: ["cis:gke/5.2.1", "owasp:2025/K08", "mitre:T1078.004"],
  equivalents: ["trivy:AVD-GCP-0050"],
  covers: ["gke-node-default-sa", "gke-nap"],
  settings: [
    ...onGkeNodes("serviceAccount", { unset: DEFAULT_ACCOUNT, mustBeSet: true }),
    ...onGkeNodes("serviceAccount", {
      unset: DEFAULT_ACCOUNT,
      mustNotMatch: /^default$|-compute@developer\.gserviceaccount\.com$/,
      safe: "an account of its own",
    }),
  ],
});
