import type { ValueMap } from "../../lib/kubernetes/value";
import { limitNodeProcessIds } from "../../policies/denial-of-service/limit-node-process-ids";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const gke = (inputs: ValueMap) =>
  resource("gcp:container/cluster:Cluster", "prod", { location: "europe-west1", ...inputs });
const gkeNodes = (inputs: ValueMap) =>
  resource("gcp:container/nodePool:NodePool", "prod", { cluster: "prod", ...inputs });
const aksNodes = (inputs: ValueMap) =>
  resource("azure-native:containerservice:AgentPool", "prod", { resourceName: "prod", ...inputs });
const classicAksNodes = (inputs: ValueMap) =>
  resource("azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool", "prod", {
    vmSize: "Standard_D2s_v5",
    ...inputs,
  });

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
