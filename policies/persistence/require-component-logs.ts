import { settingsPolicy } from "../../lib/define";
import { GKE } from "../../lib/kubernetes/cloud/types";

export const requireComponentLogs = settingsPolicy({
  id: "require-component-logs",
  category: "persistence",
  threats: ["Pm", "D5"],
  boundaries: ["B1"],
  stride: ["R"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "GKE clusters must keep the logs of their API server and the metrics of their system",
  why: "Requests that fail to authenticate, and pods that take all the CPU of a node, leave their traces there; without them nobody sees either.",
  fix: "Add `APISERVER` to the components that log, and leave Cloud Monitoring on.",
  references: ["cis:gke/5.7.1", "owasp:2025/K10", "ms:MS-M9020"],
  equivalents: ["checkov:CKV_GCP_8", "trivy:AVD-GCP-0052"],
  covers: ["gke-logging", "gke-monitoring"],
  settings: [
    {
      on: [GKE],
      path: "loggingConfig.enableComponents",
      unset: "SYSTEM_COMPONENTS and WORKLOADS",
      mustInclude: ["APISERVER"],
    },
    { on: [GKE], path: "monitoringService", unset: "Cloud Monitoring", mustNotBe: "none" },
    {
      on: [GKE],
      path: "monitoringConfig.enableComponents",
      unset: "SYSTEM_COMPONENTS and more",
      whereSet: ["monitoringConfig.enableComponents"],
      mustInclude: ["SYSTEM_COMPONENTS"],
    },
  ],
});
