import type { SettingTemplate } from "../../lib/cloud/shared/types";
import { EKS, EKS_NATIVE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

const PRIVATE: SettingTemplate = { unset: "false", unlessSet: ["outpostConfig"], mustBe: true };

export const requireEksPrivateEndpoint = settingsPolicy({
  id: "require-eks-private-endpoint",
  category: "attacker-on-the-network",
  threats: ["F3", "N1"],
  boundaries: ["B1", "B2"],
  stride: ["T", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "EKS clusters must enable the private endpoint of their API server",
  why: "Nodes that use the public endpoint keep it in use: its list of networks must include every address that nodes leave from, and an attacker at one of them can try stolen credentials.",
  fix: "Set `endpointPrivateAccess` to `true`.",
  references: ["cis:eks/5.4.2", "mitre:T1133"],
  equivalents: ["checkov:CKV_AWS_39", "trivy:AVD-AWS-0040"],
  covers: ["eks-endpoint-private-off", "eks-endpoint-public-restricted"],
  settings: [
    { on: [EKS], path: "vpcConfig.endpointPrivateAccess", ...PRIVATE },
    { on: [EKS_NATIVE], path: "resourcesVpcConfig.endpointPrivateAccess", ...PRIVATE },
  ],
});
