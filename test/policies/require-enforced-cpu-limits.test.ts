import { requireEnforcedCpuLimits } from "../../policies/denial-of-service/require-enforced-cpu-limits";
import { UNKNOWN } from "../support/builders";
import { aksNodes, classicAksNodes, gkeNodes } from "../support/clouds";
import { configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

testPolicy(requireEnforcedCpuLimits, {
  accepts: {
    "nodes of GKE that say nothing": gkeNodes(),
    "nodes of AKS that say nothing": aksNodes(),
    "a kubelet's file that says nothing": configured("KubeletConfiguration"),
    "nodes of GKE with quotas": gkeNodes({ nodeConfig: { kubeletConfig: { cpuCfsQuota: true } } }),
  },
  rejects: {
    "nodes of GKE without quotas": {
      given: gkeNodes({ nodeConfig: { kubeletConfig: { cpuCfsQuota: false } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.kubeletConfig.cpuCfsQuota=false',
    },
    "a kubelet's file without quotas": {
      given: configured("KubeletConfiguration", "cpuCFSQuota: false"),
      says: 'ConfigMap "kube-system/settings" must not set data.config.cpuCFSQuota=false',
    },
    "a kubelet's flag without quotas": {
      given: running("kubelet", { "cpu-cfs-quota": "false" }),
      says: 'Pod "web" must not set --cpu-cfs-quota=false (container "web")',
    },
    "nodes of AKS without quotas": {
      given: aksNodes({ kubeletConfig: { cpuCfsQuota: false } }),
      says: 'azure-native:containerservice:AgentPool "prod" must not set kubeletConfig.cpuCfsQuota=false',
    },
    "nodes of the classic provider without quotas": {
      given: classicAksNodes({ kubeletConfig: { cpuCfsQuotaEnabled: false } }),
      says: 'azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool "prod" must not set kubeletConfig.cpuCfsQuotaEnabled=false',
    },
  },
  undecided: {
    "quotas from an output": gkeNodes({ nodeConfig: { kubeletConfig: UNKNOWN } }),
  },
});
