import { settingsPolicy } from "../../lib/define";
import { EKS_NATIVE_NODES, EKS_NODES } from "../../lib/kubernetes/cloud/types";

export const noUnsupportedNodeImages = settingsPolicy({
  id: "no-unsupported-node-images",
  category: "privilege-escalation",
  threats: ["E3", "Em", "Xm"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Nodes must not run images that get no more security fixes",
  why: "Each flaw of the kernel or of the runtime that is found from now on stays open, and one is enough to leave a container. EKS ended its images of Amazon Linux 2 on 2025-11-26.",
  fix: "Use Amazon Linux 2023 or Bottlerocket.",
  references: [
    "url:https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html",
    "owasp:2025/K07",
    "mitre:T1611",
  ],
  covers: ["eks-node-ami-eol"],
  settings: [
    {
      on: [EKS_NODES, EKS_NATIVE_NODES],
      path: "amiType",
      unset: "Amazon Linux 2023",
      mustNotBeOneOf: ["AL2_x86_64", "AL2_x86_64_GPU", "AL2_ARM_64"],
    },
  ],
});
