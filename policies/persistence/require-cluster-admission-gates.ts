import {
  CLUSTERS_WITH_GATE,
  gateSwitchOf,
  hasGateOfCloud,
  hasSafeguards,
} from "../../lib/cloud/admission-gate";
import { anyOf, not } from "../../lib/model/value";
import { cloudPolicy } from "../../lib/policy/define";

export const requireClusterAdmissionGates = cloudPolicy({
  id: "require-cluster-admission-gates",
  category: "persistence",
  threats: ["P1", "Pm", "Xm"],
  boundaries: ["B1", "B6"],
  stride: ["T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Managed clusters must check what is deployed with the gate that their cloud offers",
  why: "Without a gate any image and any pod that passes the API server runs, whoever built it.",
  fix: "Switch on Binary Authorization, Azure Policy or deployment safeguards, and enforce them.",
  references: ["cis:gke/5.1.4", "cis:aks/5.1.4", "owasp:2025/K04", "ms:MS-M9005.003"],
  equivalents: ["checkov:CKV_GCP_66", "checkov:CKV_AZURE_116", "trivy:AVD-AZU-0066"],
  covers: ["gke-binauthz", "aks-policy-addon"],
  exceptions: "Clusters with an admission policy of their own that verifies images.",

  checkStack: ({ cloud }) =>
    cloud
      .of(...CLUSTERS_WITH_GATE)
      .map((managed) =>
        gateSwitchOf(managed).violates(
          "must check what is deployed",
          not(anyOf([hasGateOfCloud(managed), hasSafeguards(managed, cloud)])),
        ),
      ),
});
