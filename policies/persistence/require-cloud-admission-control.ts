import {
  CLUSTERS_WITH_GATE,
  gateSwitchOf,
  hasGateOfCloud,
  hasSafeguards,
} from "../../lib/cloud/admission-gate";
import { anyOf, not } from "../../lib/model/value";
import { cloudPolicy } from "../../lib/policy/define";

export const requireCloudAdmissionControl = cloudPolicy({
  id: "require-cloud-admission-control",
  category: "persistence",
  threats: ["P1", "Pm", "Xm"],
  boundaries: ["B1", "B6"],
  stride: ["T"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "GKE and AKS clusters must turn on the admission control of their cloud",
  why: "Without it every image and pod that the API server accepts runs, whatever its origin.",
  fix: "Turn on Binary Authorization on GKE, or Azure Policy or deployment safeguards on AKS, and enforce them.",
  references: ["cis:gke/5.1.4", "cis:aks/5.1.4", "owasp:2025/K04", "ms:MS-M9005.003"],
  equivalents: ["checkov:CKV_GCP_66", "checkov:CKV_AZURE_116", "trivy:AVD-AZU-0066"],
  covers: ["gke-binauthz", "aks-policy-addon"],
  exceptions: "Clusters with an admission policy of their own that verifies images.",

  checkStack: ({ cloud }) =>
    cloud
      .of(...CLUSTERS_WITH_GATE)
      .map((managed) =>
        gateSwitchOf(managed).violates(
          "must turn on the admission control of its cloud",
          not(anyOf([hasGateOfCloud(managed), hasSafeguards(managed, cloud)])),
        ),
      ),
});
