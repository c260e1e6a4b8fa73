import { onAksNodes, onGkeNodes } from "../../lib/cloud/shared/types";
import { EKS_NATIVE_NODES, EKS_NODES } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

export const noUnsupportedNodeImages = settingsPolicy({
  id: "no-unsupported-node-images",
  category: "privilege-escalation",
  threats: ["E3", "Em", "Xm"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Nodes must not run images that no longer get security fixes",
  why: "Each vulnerability of the kernel or the runtime found from now on stays open, and one is enough to leave a container. EKS ended its images of Amazon Linux 2 on 2025-11-26.",
  fix: "Set `amiType` on EKS to Amazon Linux 2023 or Bottlerocket, `imageType` on GKE to COS_CONTAINERD or UBUNTU_CONTAINERD, `osSKU` on AKS to Ubuntu, AzureLinux or Windows2022.",
  references: [
    "url:https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html",
    "cis:gke/5.5.1",
    "owasp:2025/K07",
    "mitre:T1611",
  ],
  equivalents: ["checkov:CKV_GCP_22", "trivy:AVD-GCP-0054"],
  covers: ["eks-node-ami-eol", "gke-node-image", "gke-nap", "aks-node-windows2019"],
  settings: [
    {
      on: [EKS_NODES, EKS_NATIVE_NODES],
      path: "amiType",
      unset: "Amazon Linux 2023",
      mustNotBeOneOf: ["AL2_x86_64", "AL2_x86_64_GPU", "AL2_ARM_64"],
    },
    ...onGkeNodes("imageType", {
      unset: "COS_CONTAINERD",
      mustNotMatch: /^(cos|ubuntu|windows_(sac|ltsc))$/i,
      safe: "an image with containerd",
    }),
    ...onAksNodes(
      { path: "osSKU", classic: "osSku" },
      { unset: "Ubuntu", mustNotBeOneOf: ["Windows2019", "CBLMariner", "Mariner"] },
    ),
  ],
});
