import { AUTOMATIC } from "../../lib/cloud/shared/types";
import {
  AKS,
  AKS_CLASSIC,
  DOKS,
  EKS,
  EKS_NATIVE,
  EKS_NATIVE_NODES,
  EKS_NODES,
  GKE,
  LKE,
} from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireResilientControlPlanes = settingsPolicy({
  id: "require-resilient-control-planes",
  category: "denial-of-service",
  threats: ["D5", "D6"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Managed clusters must use high availability and deletion protection",
  why: "One failed machine, or one wrong command, stops every deployment, every scaling and every repair of the cluster.",
  fix: "Choose the highly available control plane, switch deletion protection on, and let the cloud repair nodes.",
  references: ["url:https://kubernetes.io/docs/setup/production-environment/", "mitre:T1485"],
  equivalents: ["checkov:CKV_AZURE_170", "trivy:AVD-DIG-0005"],
  covers: [
    "eks-deletion-protection",
    "eks-node-autorepair",
    "gke-deletion-protection",
    "aks-sla",
    "doks-ha",
    "doks-surge",
    "lke-ha",
  ],
  exceptions: "Clusters for tests.",
  settings: [
    { on: [AKS], path: "sku.tier", unset: "Free", unless: AUTOMATIC, mustBeOneOf: ["Standard", "Premium"] },
    { on: [AKS_CLASSIC], path: "skuTier", unset: "Free", mustBeOneOf: ["Standard", "Premium"] },
    { on: [EKS, EKS_NATIVE], path: "deletionProtection", unset: "false", mustBe: true },
    { on: [EKS_NODES, EKS_NATIVE_NODES], path: "nodeRepairConfig.enabled", unset: "false", mustBe: true },
    { on: [GKE], path: "deletionProtection", unset: "true", mustNotBe: false },
    { on: [DOKS], path: "surgeUpgrade", unset: "true", mustNotBe: false },
    { on: [DOKS], path: "ha", unset: "chosen by the version", mustNotBe: false },
    { on: [LKE], path: "controlPlane.highAvailability", unset: "false", mustBe: true },
  ],
});
