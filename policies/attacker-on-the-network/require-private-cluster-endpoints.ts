import { EKS, EKS_NATIVE, type SettingTemplate } from "../../lib/cloud/shared/types";
import { settingsPolicy } from "../../lib/policy/define";

const PRIVATE: SettingTemplate = { unset: "false", unlessSet: ["outpostConfig"], mustBe: true };

export const requirePrivateClusterEndpoints = settingsPolicy({
  id: "require-private-cluster-endpoints",
  category: "attacker-on-the-network",
  threats: ["F3", "N1"],
  boundaries: ["B1", "B2"],
  stride: ["T", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Nodes must reach the API server of their cluster inside its own network",
  why: "Nodes that use the public endpoint keep it in use: it cannot be switched off, its list of networks must hold every address that nodes leave from, and whoever controls one of these addresses can try stolen credentials.",
  fix: "Switch the private endpoint on.",
  references: ["cis:eks/5.4.2", "mitre:T1133"],
  equivalents: ["checkov:CKV_AWS_39", "trivy:AVD-AWS-0040"],
  covers: ["eks-endpoint-private-off", "eks-endpoint-public-restricted"],
  settings: [
    { on: [EKS], path: "vpcConfig.endpointPrivateAccess", ...PRIVATE },
    { on: [EKS_NATIVE], path: "resourcesVpcConfig.endpointPrivateAccess", ...PRIVATE },
  ],
});
