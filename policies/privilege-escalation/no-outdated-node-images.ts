import { settingsPolicy } from "../../lib/define";
import { onAksNodes, onGkeNodes } from "../../lib/kubernetes/cloud/types";

export const noOutdatedNodeImages = settingsPolicy({
  id: "no-outdated-node-images",
  category: "privilege-escalation",
  threats: ["E3", "Em"],
  boundaries: ["B2", "B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Nodes of managed clusters must not run images that get no more fixes",
  why: "Flaws of the kernel and the runtime that are known after the last image stay open, and some lead from a container to its node.",
  fix: "Choose an image that is maintained: COS_CONTAINERD or UBUNTU_CONTAINERD on GKE, Ubuntu, AzureLinux or Windows2022 on AKS.",
  references: ["cis:gke/5.5.1", "owasp:2025/K07", "mitre:T1068"],
  equivalents: ["checkov:CKV_GCP_22", "trivy:AVD-GCP-0054"],
  covers: ["gke-node-image", "gke-nap", "aks-node-windows2019"],
  settings: [
    ...onGkeNodes("imageType", {
      unset: "COS_CONTAINERD",
      mustNotMatch: /^(cos|ubuntu|windows_(sac|ltsc))$/i,
      matches: "an image with Docker",
    }),
    ...onAksNodes(
      { path: "osSKU", classic: "osSku" },
      { unset: "Ubuntu", mustNotBeOneOf: ["Windows2019", "CBLMariner", "Mariner"] },
    ),
  ],
});
