import {
  AKS,
  AKS_CLASSIC,
  AWS_GUARDDUTY_DETECTOR,
  AWS_GUARDDUTY_FEATURE,
  GKE,
} from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireClusterThreatDetection = settingsPolicy({
  id: "require-cluster-threat-detection",
  category: "malicious-code-execution",
  threats: ["Pm", "Xm"],
  boundaries: ["B1"],
  stride: ["R"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Managed clusters must enable the threat detection of their cloud",
  why: "Without it an attack on the control plane or on nodes raises no alert.",
  fix: "Set the field that the message names, or leave it out where detection is enabled by default.",
  references: ["cis:gke/5.10.4", "cis:aks/5.1.1", "owasp:2025/K10"],
  covers: ["eks-no-guardduty-agent", "gke-posture", "aks-defender"],
  exceptions: "Clusters with another runtime sensor.",
  settings: [
    { on: [GKE], path: "securityPostureConfig.mode", unset: "BASIC", mustNotBe: "DISABLED" },
    {
      on: [GKE],
      path: "securityPostureConfig.vulnerabilityMode",
      unset: "chosen by GKE",
      mustNotBe: "VULNERABILITY_DISABLED",
    },
    {
      on: [AKS],
      path: "securityProfile.defender.securityMonitoring.enabled",
      unset: "false",
      mustBe: true,
    },
    { on: [AKS_CLASSIC], path: "microsoftDefender", unset: "off", mustBeSet: true },
    { on: [AWS_GUARDDUTY_DETECTOR], path: "enable", unset: "true", mustNotBe: false },
    {
      on: [AWS_GUARDDUTY_FEATURE],
      path: "status",
      onlyWith: { name: ["EKS_AUDIT_LOGS", "RUNTIME_MONITORING"] },
      unset: "required",
      mustNotBe: "DISABLED",
    },
  ],
});
