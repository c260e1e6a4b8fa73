import { noWeakNodeSettings } from "../../policies/privilege-escalation/no-weak-node-settings";
import { UNKNOWN } from "../support/builders";
import { gke, gkeNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noWeakNodeSettings, {
  accepts: {
    "nodes of GKE that say nothing": gkeNodes({
      nodeConfig: { kubeletConfig: { cpuManagerPolicy: "none" } },
    }),
    "nodes of GKE without the port": gkeNodes({
      nodeConfig: { kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE" } },
    }),
    "an Autopilot cluster, whose nodes are shielded": gke({
      enableAutopilot: true,
      enableShieldedNodes: false,
    }),
    "a GKE cluster that says nothing": gke({}),
  },
  rejects: {
    "nodes of GKE with the port": {
      given: gkeNodes({ nodeConfig: { kubeletConfig: { insecureKubeletReadonlyPortEnabled: "TRUE" } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.kubeletConfig.insecureKubeletReadonlyPortEnabled=TRUE',
    },
    "a GKE cluster without shielded nodes": {
      given: gke({ enableShieldedNodes: false }),
      says: 'gcp:container/cluster:Cluster "prod" must not set enableShieldedNodes=false',
    },
    "a GKE cluster whose pools have the port by default": {
      given: gke({
        nodePoolDefaults: { nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: "TRUE" } },
      }),
      says: 'gcp:container/cluster:Cluster "prod" must not set nodePoolDefaults.nodeConfigDefaults.insecureKubeletReadonlyPortEnabled=TRUE',
    },
  },
  undecided: {
    "a kubelet from an output": gkeNodes({ nodeConfig: { kubeletConfig: UNKNOWN } }),
  },
});
