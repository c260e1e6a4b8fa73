import type { ValueMap } from "../../lib/kubernetes/value";
import { noWeakNodeSettings } from "../../policies/privilege-escalation/no-weak-node-settings";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const gke = (inputs: ValueMap) =>
  resource("gcp:container/cluster:Cluster", "prod", { location: "europe-west1", ...inputs });
const gkeNodes = (inputs: ValueMap) =>
  resource("gcp:container/nodePool:NodePool", "prod", { cluster: "prod", ...inputs });
const aksNodes = (inputs: ValueMap) =>
  resource("azure-native:containerservice:AgentPool", "prod", { resourceName: "prod", ...inputs });

testPolicy(noWeakNodeSettings, {
  accepts: {
    "nodes of GKE that say nothing": gkeNodes({
      nodeConfig: { kubeletConfig: { cpuManagerPolicy: "none" } },
    }),
    "nodes of GKE without the port": gkeNodes({
      nodeConfig: { kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE" } },
    }),
    "nodes of AKS with an empty list": aksNodes({ kubeletConfig: { allowedUnsafeSysctls: [] } }),
    "a GKE cluster that says nothing": gke({}),
  },
  rejects: {
    "nodes of GKE with the port": {
      given: gkeNodes({ nodeConfig: { kubeletConfig: { insecureKubeletReadonlyPortEnabled: "TRUE" } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.kubeletConfig.insecureKubeletReadonlyPortEnabled=TRUE',
    },
    "nodes of GKE with unsafe sysctls": {
      given: gkeNodes({ nodeConfig: { kubeletConfig: { allowedUnsafeSysctls: ["net.core.*"] } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.kubeletConfig.allowedUnsafeSysctls[0]',
    },
    "nodes of GKE with writable cgroups": {
      given: gkeNodes({ nodeConfig: { containerdConfig: { writableCgroups: { enabled: true } } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.containerdConfig.writableCgroups.enabled=true',
    },
    "nodes of AKS with unsafe sysctls": {
      given: aksNodes({ kubeletConfig: { allowedUnsafeSysctls: ["kernel.msg*"] } }),
      says: 'azure-native:containerservice:AgentPool "prod" must not set kubeletConfig.allowedUnsafeSysctls[0]',
    },
    "a GKE cluster whose pools have the port by default": {
      given: gke({
        nodePoolDefaults: { nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: "TRUE" } },
      }),
      says: 'gcp:container/cluster:Cluster "prod" must not set nodePoolDefaults.nodeConfigDefaults.insecureKubeletReadonlyPortEnabled=TRUE',
    },
    "an Autopilot cluster that gives NET_ADMIN away": {
      given: gke({ enableAutopilot: true, allowNetAdmin: true }),
      says: 'gcp:container/cluster:Cluster "prod" must not set allowNetAdmin=true',
    },
  },
  undecided: {
    "a list from an output": gkeNodes({ nodeConfig: { kubeletConfig: { allowedUnsafeSysctls: UNKNOWN } } }),
  },
});
