import { AUTOMATIC } from "../../lib/cloud/shared/types";
import { AKS, AKS_CLASSIC, EKS, EKS_NATIVE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const requireClusterAccessControl = settingsPolicy({
  id: "require-cluster-access-control",
  category: "privilege-escalation",
  threats: ["E1", "F1", "Em"],
  boundaries: ["B1", "B6"],
  stride: ["S", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must authenticate users by cloud identities",
  why: "Accounts that only the cluster knows outlive the people who used them, and changes of their access are not in the cloud's audit log.",
  fix: "Set `aadProfile` on AKS, and `accessConfig.authenticationMode` to `API` on EKS.",
  references: ["cis:aks/5.5.1", "cis:eks/5.5.1", "owasp:2025/K02", "mitre:T1078"],
  equivalents: [
    "kubescape:C-0222",
    "kubescape:C-0223",
    "kubescape:C-0232",
    "kubescape:C-0241",
    "kubescape:C-0250",
    "kubescape:C-0251",
    "kubescape:C-0285",
    "kubescape:C-0308",
  ],
  covers: ["managed-cluster-identity", "eks-auth-mode-configmap", "aks-entra"],
  settings: [
    { on: [AKS], path: "aadProfile", unset: "identities of the cluster", unless: AUTOMATIC, mustBeSet: true },
    {
      on: [AKS_CLASSIC],
      path: "azureActiveDirectoryRoleBasedAccessControl",
      unset: "identities of the cluster",
      mustBeSet: true,
    },
    { on: [AKS], path: "aadProfile.serverAppID", unset: "an application of AKS", mustNotBeSet: true },
    { on: [AKS], path: "aadProfile.clientAppID", unset: "an application of AKS", mustNotBeSet: true },
    {
      on: [EKS, EKS_NATIVE],
      path: "accessConfig.authenticationMode",
      unset: "CONFIG_MAP",
      mustBeOneOf: ["API", "API_AND_CONFIG_MAP"],
    },
  ],
});
