import { CLUSTERS_WITH_ENDPOINT, publicAccessOf } from "../../lib/cloud/api-endpoint";
import { componentEndpoints } from "../../lib/cloud/aws/eks-component";
import { GKE } from "../../lib/model/cloud-types";
import { settingsCloudPolicy } from "../../lib/policy/define";

export const noOpenControlPlanes = settingsCloudPolicy({
  id: "no-open-control-planes",
  category: "attacker-on-the-network",
  threats: ["F1", "N1"],
  boundaries: ["B1", "B6"],
  stride: ["S", "I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Managed clusters must not expose their API server to every network",
  why: "Any credential that leaks, and any flaw of the API server, can be used from anywhere.",
  fix: "Make the endpoint private, or list the networks that may reach it.",
  references: [
    "cis:eks/5.4.1",
    "cis:gke/5.6.3",
    "cis:aks/5.4.1",
    "owasp:2025/K06",
    "ms:MS-TA9005",
    "mitre:T1133",
  ],
  equivalents: [
    "kubescape:C-0227",
    "kubescape:C-0228",
    "kubescape:C-0247",
    "kubescape:C-0252",
    "checkov:CKV_AWS_38",
    "checkov:CKV_GCP_20",
    "checkov:CKV_GCP_18",
    "checkov:CKV_AZURE_6",
    "trivy:AVD-AWS-0041",
    "trivy:AVD-GCP-0061",
    "trivy:AVD-GCP-0053",
    "trivy:AVD-AZU-0041",
  ],
  covers: [
    "managed-cluster-endpoint",
    "eks-endpoint-public-open",
    "eks-outpost",
    "gke-control-plane-open",
    "gke-authorized-networks-any",
    "gke-authorized-gcp-public",
    "aks-api-open",
    "doks-api-open",
    "lke-api-open",
  ],
  exceptions: "Clusters whose users have neither fixed addresses nor a VPN.",
  settings: [
    {
      on: [GKE],
      path: "masterAuthorizedNetworksConfig.gcpPublicCidrsAccessEnabled",
      unset: "false for new clusters",
      mustNotBe: true,
    },
  ],
  checkStack: ({ cloud }) =>
    [...cloud.of(...CLUSTERS_WITH_ENDPOINT).map(publicAccessOf), ...componentEndpoints(cloud)].map(
      ({ place, isOpen }) => place.violates("must not expose its API server to the internet", isOpen),
    ),
});
