import { limitNodeProcessIds } from "../../policies/denial-of-service/limit-node-process-ids";
import { UNKNOWN } from "../support/builders";
import { aksNodes, classicAksNodes, gke, gkeNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(limitNodeProcessIds, {
  accepts: {
    "nodes of GKE with a limit": gkeNodes({ nodeConfig: { kubeletConfig: { podPidsLimit: 4096 } } }),
    "nodes of AKS with a limit": aksNodes({ kubeletConfig: { podMaxPids: 4096 } }),
    "an Autopilot cluster": gke({ enableAutopilot: true }),
  },
  rejects: {
    "nodes of GKE without one": {
      given: gkeNodes({}),
      says: 'gcp:container/nodePool:NodePool "prod" must set nodeConfig.kubeletConfig.podPidsLimit',
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
    "a limit from an output": aksNodes({ kubeletConfig: { podMaxPids: UNKNOWN } }),
  },
});
