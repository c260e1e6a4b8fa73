import { limitPodProcessIds } from "../../policies/denial-of-service/limit-pod-process-ids";
import { UNKNOWN } from "../support/builders";
import { aksNodes, classicAksNodes, gke, gkeNodes } from "../support/clouds";
import { configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

testPolicy(limitPodProcessIds, {
  accepts: {
    "nodes of GKE with a limit": gkeNodes({ nodeConfig: { kubeletConfig: { podPidsLimit: 4096 } } }),
    "nodes of AKS with a limit": aksNodes({ kubeletConfig: { podMaxPids: 4096 } }),
    "an Autopilot cluster": gke({ enableAutopilot: true }),
    "a kubelet's file with a limit": configured("KubeletConfiguration", "podPidsLimit: 4096"),
    "a kubelet's flag with a limit": running("kubelet", { "pod-max-pids": "4096" }),
  },
  rejects: {
    "nodes of GKE without one": {
      given: gkeNodes({}),
      says: 'gcp:container/nodePool:NodePool "prod" must set nodeConfig.kubeletConfig.podPidsLimit',
    },
    "a kubelet's file without one": {
      given: configured("KubeletConfiguration"),
      says: 'ConfigMap "kube-system/settings" must set data.config.podPidsLimit',
    },
    "a kubelet's file with a limit that is none": {
      given: configured("KubeletConfiguration", "podPidsLimit: -1"),
      says: 'ConfigMap "kube-system/settings" must not set data.config.podPidsLimit=-1',
    },
    "a kubelet's flag with a limit that is none": {
      given: running("kubelet", { "pod-max-pids": "0" }),
      says: 'Pod "web" must not set --pod-max-pids=0 instead of a positive number (container "web")',
    },
    "nodes of AKS without one": {
      given: aksNodes({}),
      says: 'azure-native:containerservice:AgentPool "prod" must set kubeletConfig.podMaxPids',
    },
    "nodes of AKS with a limit that is none": {
      given: aksNodes({ kubeletConfig: { podMaxPids: -1 } }),
      says: 'azure-native:containerservice:AgentPool "prod" must not set kubeletConfig.podMaxPids=-1',
    },
    "nodes of the classic provider without one": {
      given: classicAksNodes({}),
      says: 'azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool "prod" must set kubeletConfig.podMaxPid',
    },
  },
  undecided: {
    "a kubelet's flag from an output": running("kubelet", {}, UNKNOWN),
    "a limit from an output": aksNodes({ kubeletConfig: { podMaxPids: UNKNOWN } }),
  },
});
