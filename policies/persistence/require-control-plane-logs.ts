import { EKS, EKS_NATIVE, GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireControlPlaneLogs = settingsPolicy({
  id: "require-control-plane-logs",
  category: "persistence",
  threats: ["Pm", "F1"],
  boundaries: ["B1"],
  stride: ["R"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must enable audit and authenticator logs",
  why: "Without audit logs nothing shows who changed or read what.",
  fix: "Enable the `audit` and `authenticator` logs on EKS, and leave Cloud Logging with `SYSTEM_COMPONENTS` on for GKE.",
  references: ["cis:eks/2.1.1", "cis:gke/5.7.1", "owasp:2025/K10", "ms:MS-M9020"],
  equivalents: [
    "kubescape:C-0067",
    "kubescape:C-0254",
    "checkov:CKV_AWS_37",
    "trivy:AVD-AWS-0038",
    "checkov:CKV_GCP_1",
    "trivy:AVD-GCP-0060",
  ],
  covers: ["managed-cluster-audit-logs", "eks-audit-logs", "gke-logging"],
  settings: [
    { on: [EKS], path: "enabledClusterLogTypes", unset: "no logs", mustInclude: ["audit", "authenticator"] },
    {
      on: [EKS_NATIVE],
      path: "logging.clusterLogging.enabledTypes",
      by: "type",
      unset: "no logs",
      mustInclude: ["audit", "authenticator"],
    },
    { on: [GKE], path: "loggingService", unset: "logs of system and workloads", mustNotBe: "none" },
    {
      on: [GKE],
      path: "loggingConfig.enableComponents",
      unset: "SYSTEM_COMPONENTS and WORKLOADS",
      onlyWithSet: ["loggingConfig"],
      mustInclude: ["SYSTEM_COMPONENTS"],
    },
  ],
});
