import { GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireGkeMetrics = settingsPolicy({
  id: "require-gke-metrics",
  category: "persistence",
  threats: ["Pm", "D1", "D5"],
  boundaries: ["B1"],
  stride: ["R"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "GKE clusters must collect metrics of system components",
  why: "A miner takes the CPU of nodes, and a flood of requests that of the API server; without metrics neither shows before something breaks.",
  fix: "Leave Cloud Monitoring on, with `SYSTEM_COMPONENTS` in `enableComponents`.",
  references: ["cis:gke/5.7.1", "owasp:2025/K10", "ms:MS-M9020"],
  equivalents: ["checkov:CKV_GCP_8", "trivy:AVD-GCP-0052"],
  covers: ["gke-monitoring"],
  settings: [
    { on: [GKE], path: "monitoringService", unset: "Cloud Monitoring", mustNotBe: "none" },
    {
      on: [GKE],
      path: "monitoringConfig.enableComponents",
      unset: "SYSTEM_COMPONENTS and more",
      onlyWithSet: ["monitoringConfig.enableComponents"],
      mustInclude: ["SYSTEM_COMPONENTS"],
    },
  ],
});
