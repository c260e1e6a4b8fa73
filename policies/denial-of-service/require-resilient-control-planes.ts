import { settingsPolicy } from "../../lib/define";
import { AKS, AKS_CLASSIC, AUTOMATIC, DOKS, EKS, GKE, LKE } from "../../lib/kubernetes/cloud/types";

export const requireResilientControlPlanes = settingsPolicy({
  id: "require-resilient-control-planes",
  category: "denial-of-service",
  threats: ["D5", "D6"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Managed clusters must survive the loss of a machine and a mistaken deletion",
  why: "One failed machine, or one wrong command, stops every deployment, every scaling and every repair of the cluster.",
  fix: "Choose the highly available control plane, and protect the cluster from deletion.",
  references: ["url:https://kubernetes.io/docs/setup/production-environment/", "mitre:T1485"],
  equivalents: ["checkov:CKV_AZURE_170", "trivy:AVD-DIG-0005"],
  covers: ["gke-deletion-protection", "aks-sla", "doks-ha", "doks-surge", "lke-ha"],
  exceptions: "Clusters for trials and tests.",
  settings: [
    { on: [AKS], path: "sku.tier", unset: "Free", unless: AUTOMATIC, mustBeOneOf: ["Standard", "Premium"] },
    { on: [AKS_CLASSIC], path: "skuTier", unset: "Free", mustBeOneOf: ["Standard", "Premium"] },
    { on: [EKS], path: "deletionProtection", unset: "false", mustBe: true },
    { on: [GKE], path: "deletionProtection", unset: "true", mustNotBe: false },
    { on: [DOKS], path: "surgeUpgrade", unset: "true", mustNotBe: false },
    { on: [DOKS], path: "ha", unset: "chosen by the version", mustNotBe: false },
    { on: [LKE], path: "controlPlane.highAvailability", unset: "false", mustBe: true },
  ],
});
