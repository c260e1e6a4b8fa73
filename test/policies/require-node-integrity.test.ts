import { requireNodeIntegrity } from "../../policies/persistence/require-node-integrity";
import { UNKNOWN } from "../support/builders";
import { aksNodes, gke, gkeNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireNodeIntegrity, {
  accepts: {
    "an Autopilot cluster": gke({ enableAutopilot: true }),
    "a GKE cluster whose default pool goes away": gke({ removeDefaultNodePool: true }),
    "nodes of GKE with secure boot": gkeNodes({
      nodeConfig: { shieldedInstanceConfig: { enableSecureBoot: true } },
    }),
    "nodes of AKS with trusted launch": aksNodes({
      securityProfile: { enableSecureBoot: true, enableVTPM: true },
    }),
  },
  rejects: {
    "a GKE cluster that says nothing": {
      given: gke({}),
      says: 'gcp:container/cluster:Cluster "prod" must set nodeConfig.shieldedInstanceConfig.enableSecureBoot=true',
    },
    "nodes of GKE that say nothing": {
      given: gkeNodes({}),
      says: 'gcp:container/nodePool:NodePool "prod" must set nodeConfig.shieldedInstanceConfig.enableSecureBoot=true',
    },
    "nodes of GKE without monitoring": {
      given: gkeNodes({
        nodeConfig: { shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: false } },
      }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring=false',
    },
    "nodes of GKE with modules of anybody": {
      given: gkeNodes({
        nodeConfig: {
          shieldedInstanceConfig: { enableSecureBoot: true },
          linuxNodeConfig: { nodeKernelModuleLoading: { policy: "DO_NOT_ENFORCE_SIGNED_MODULES" } },
        },
      }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.linuxNodeConfig.nodeKernelModuleLoading.policy=DO_NOT_ENFORCE_SIGNED_MODULES',
    },
    "nodes of AKS that say nothing": {
      given: aksNodes({}),
      says: 'azure-native:containerservice:AgentPool "prod" must set securityProfile.enableSecureBoot=true, securityProfile.enableVTPM=true',
    },
  },
  undecided: {
    "a pool that may go away": gke({ removeDefaultNodePool: UNKNOWN }),
    "a switch from an output": gkeNodes({ nodeConfig: UNKNOWN }),
  },
});
