import type { ValueMap } from "../../lib/kubernetes/value";
import { noWeakNodeSettings } from "../../policies/privilege-escalation/no-weak-node-settings";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const gke = (inputs: ValueMap) =>
  resource("gcp:container/cluster:Cluster", "prod", { location: "europe-west1", ...inputs });
const gkeNodes = (inputs: ValueMap) =>
  resource("gcp:container/nodePool:NodePool", "prod", { cluster: "prod", ...inputs });

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
