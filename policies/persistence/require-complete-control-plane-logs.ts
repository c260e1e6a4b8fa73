import type { SettingTemplate } from "../../lib/cloud/shared/types";
import { EKS, EKS_NATIVE, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

const OTHERS: SettingTemplate = { unset: "no logs", mustInclude: ["api", "controllerManager", "scheduler"] };

export const requireCompleteControlPlaneLogs = settingsPolicy({
  id: "require-complete-control-plane-logs",
  category: "persistence",
  threats: ["Pm", "P4"],
  boundaries: ["B1"],
  stride: ["R"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Managed clusters must log API server, controller manager and scheduler",
  why: "What a controller or the scheduler did for an attacker, and which requests the API server failed to serve, is in their own logs only.",
  fix: "Add the logs of the API server, the controller manager and the scheduler.",
  references: ["cis:eks/2.1.1", "cis:gke/5.7.1", "owasp:2025/K10", "ms:MS-M9020"],
  equivalents: ["checkov:CKV_AWS_37", "trivy:AVD-AWS-0038"],
  covers: ["eks-audit-logs", "gke-logging"],
  exceptions: "Teams that keep the audit and authenticator logs only, because of the cost of the others.",
  settings: [
    {
      on: [GKE],
      path: "loggingConfig.enableComponents",
      unset: "SYSTEM_COMPONENTS and WORKLOADS",
      mustInclude: ["APISERVER"],
    },
    { on: [EKS], path: "enabledClusterLogTypes", ...OTHERS },
    { on: [EKS_NATIVE], path: "logging.clusterLogging.enabledTypes", by: "type", ...OTHERS },
  ],
});
