import { requireAksSystemNodePools } from "../../policies/privilege-escalation/require-aks-system-node-pools";
import { UNKNOWN } from "../support/builders";
import { aks, aksNodes, classicAks, classicAksNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

const TAINT = "CriticalAddonsOnly=true:NoSchedule";

testPolicy(requireAksSystemNodePools, {
  accepts: {
    "a system pool with a taint": aks({
      agentPoolProfiles: [
        { name: "system", mode: "System", nodeTaints: [TAINT] },
        { name: "apps", mode: "User" },
      ],
    }),
    "an automatic AKS cluster": aks({
      sku: { name: "Automatic" },
      agentPoolProfiles: [{ name: "system", mode: "System" }],
    }),
    "a pool for workloads": aksNodes({ mode: "User" }),
    "a pool of the classic provider for workloads": classicAksNodes({ mode: "User" }),
    "a system pool of the classic provider with a taint": classicAks({
      defaultNodePool: { name: "system", onlyCriticalAddonsEnabled: true },
    }),
  },
  rejects: {
    "a system pool that takes everything": {
      given: aks({
        agentPoolProfiles: [
          { name: "apps", mode: "User" },
          { name: "system", mode: "System" },
        ],
      }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must list CriticalAddonsOnly=true:NoSchedule (agentPoolProfiles[1].nodeTaints)',
    },
    "another system pool that takes everything": {
      given: aksNodes({ mode: "System", nodeTaints: [] }),
      says: 'azure-native:containerservice:AgentPool "prod" must list CriticalAddonsOnly=true:NoSchedule (nodeTaints)',
    },
    "a default pool of the classic provider that takes everything": {
      given: classicAks({ defaultNodePool: { name: "system" } }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set defaultNodePool.onlyCriticalAddonsEnabled=true',
    },
    "another system pool of the classic provider": {
      given: classicAksNodes({ mode: "System" }),
      says: 'azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool "prod" must list CriticalAddonsOnly=true:NoSchedule (nodeTaints)',
    },
  },
  undecided: {
    "pools from an output": aks({ agentPoolProfiles: UNKNOWN }),
    "a mode from an output": aksNodes({ mode: UNKNOWN }),
  },
});
