import { noRelaxedNodeIsolation } from "../../policies/privilege-escalation/no-relaxed-node-isolation";
import { UNKNOWN } from "../support/builders";
import { aksNodes, classicAks, gke, gkeNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noRelaxedNodeIsolation, {
  accepts: {
    "nodes of GKE that say nothing": gkeNodes({
      nodeConfig: { kubeletConfig: { cpuManagerPolicy: "none" } },
    }),
    "nodes of AKS with an empty list": aksNodes({ kubeletConfig: { allowedUnsafeSysctls: [] } }),
    "a GKE cluster that says nothing": gke(),
    "a cluster of the classic provider that says nothing": classicAks(),
  },
  rejects: {
    "nodes of GKE with unsafe sysctls": {
      given: gkeNodes({ nodeConfig: { kubeletConfig: { allowedUnsafeSysctls: ["net.core.*"] } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.kubeletConfig.allowedUnsafeSysctls[0]',
    },
    "nodes of GKE with writable cgroups": {
      given: gkeNodes({ nodeConfig: { containerdConfig: { writableCgroups: { enabled: true } } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.containerdConfig.writableCgroups.enabled=true',
    },
    "a GKE cluster whose pools have writable cgroups by default": {
      given: gke({
        nodePoolDefaults: {
          nodeConfigDefaults: { containerdConfig: { writableCgroups: { enabled: true } } },
        },
      }),
      says: 'gcp:container/cluster:Cluster "prod" must not set nodePoolDefaults.nodeConfigDefaults.containerdConfig.writableCgroups.enabled=true',
    },
    "nodes of AKS with unsafe sysctls": {
      given: aksNodes({ kubeletConfig: { allowedUnsafeSysctls: ["kernel.msg*"] } }),
      says: 'azure-native:containerservice:AgentPool "prod" must not set kubeletConfig.allowedUnsafeSysctls[0]',
    },
    "a pool of the classic provider with unsafe sysctls": {
      given: classicAks({ defaultNodePool: { kubeletConfig: { allowedUnsafeSysctls: ["kernel.msg*"] } } }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must not set defaultNodePool.kubeletConfig.allowedUnsafeSysctls[0]',
    },
    "an Autopilot cluster that gives NET_ADMIN away": {
      given: gke({ enableAutopilot: true, allowNetAdmin: true }),
      says: 'gcp:container/cluster:Cluster "prod" must not set allowNetAdmin=true',
    },
    "an Autopilot cluster with a list of privileged workloads": {
      given: gke({ enableAutopilot: true, autopilotPrivilegedAdmissions: ["gs://shop/allow.yaml"] }),
      says: 'gcp:container/cluster:Cluster "prod" must not set autopilotPrivilegedAdmissions[0]',
    },
  },
  undecided: {
    "a list from an output": gkeNodes({ nodeConfig: { kubeletConfig: { allowedUnsafeSysctls: UNKNOWN } } }),
    "nodes from an output": gkeNodes({ nodeConfig: UNKNOWN }),
  },
});
