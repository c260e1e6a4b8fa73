import type { ValueMap } from "../../lib/model/value";
import { noUnsupportedNodeImages } from "../../policies/privilege-escalation/no-unsupported-node-images";
import { resource, UNKNOWN } from "../support/builders";
import { aksNodes, classicAksNodes, gke, gkeNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

const nodes = (inputs: ValueMap) =>
  resource("aws:eks/nodeGroup:NodeGroup", "workers", { clusterName: "prod", ...inputs });

testPolicy(noUnsupportedNodeImages, {
  accepts: {
    "nodes that say nothing": nodes({}),
    "nodes of Amazon Linux 2023": nodes({ amiType: "AL2023_x86_64_STANDARD" }),
    "nodes of Bottlerocket": nodes({ amiType: "BOTTLEROCKET_ARM_64" }),
    "nodes of GKE that say nothing": gkeNodes(),
    "nodes of GKE with Container-Optimized OS": gkeNodes({ nodeConfig: { imageType: "COS_CONTAINERD" } }),
    "nodes of GKE with Ubuntu": gkeNodes({ nodeConfig: { imageType: "UBUNTU_CONTAINERD" } }),
    "nodes of AKS with Azure Linux": aksNodes({ osSKU: "AzureLinux" }),
    "nodes of the classic provider with Windows 2022": classicAksNodes({ osSku: "Windows2022" }),
  },
  rejects: {
    "nodes of Amazon Linux 2": {
      given: nodes({ amiType: "AL2_x86_64" }),
      says: 'aws:eks/nodeGroup:NodeGroup "workers" must not set amiType=AL2_x86_64',
    },
    "nodes of Amazon Linux 2 with AWS Cloud Control": {
      given: resource("aws-native:eks:Nodegroup", "workers", { amiType: "AL2_ARM_64" }),
      says: 'aws-native:eks:Nodegroup "workers" must not set amiType=AL2_ARM_64',
    },
    "nodes of GKE with Docker": {
      given: gkeNodes({ nodeConfig: { imageType: "COS" } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.imageType=COS instead of an image with containerd',
    },
    "pools that GKE makes, with Docker": {
      given: gke({
        clusterAutoscaling: { enabled: true, autoProvisioningDefaults: { imageType: "UBUNTU" } },
      }),
      says: 'gcp:container/cluster:Cluster "prod" must not set clusterAutoscaling.autoProvisioningDefaults.imageType=UBUNTU instead of an image with containerd',
    },
    "nodes of AKS with Windows 2019": {
      given: aksNodes({ osSKU: "Windows2019" }),
      says: 'azure-native:containerservice:AgentPool "prod" must not set osSKU=Windows2019',
    },
    "nodes of the classic provider with the first Azure Linux": {
      given: classicAksNodes({ osSku: "CBLMariner" }),
      says: 'azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool "prod" must not set osSku=CBLMariner',
    },
  },
  undecided: {
    "an image from an output": nodes({ amiType: UNKNOWN }),
    "nodes of GKE from an output": gkeNodes({ nodeConfig: UNKNOWN }),
  },
});
