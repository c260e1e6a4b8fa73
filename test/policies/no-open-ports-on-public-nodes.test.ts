import { noOpenPortsOnPublicNodes } from "../../policies/attacker-on-the-network/no-open-ports-on-public-nodes";
import { UNKNOWN } from "../support/builders";
import { aks, aksNodes, classicAks, classicAksNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noOpenPortsOnPublicNodes, {
  accepts: {
    "a public pool that opens ports of workloads": aksNodes({
      enableNodePublicIP: true,
      networkProfile: { allowedHostPorts: [{ portStart: 30000, portEnd: 30010 }] },
    }),
    "a private pool": aksNodes({ networkProfile: { allowedHostPorts: [{ portStart: 22, portEnd: 22 }] } }),
    "a public pool that opens nothing": aksNodes({ enableNodePublicIP: true }),
    "a public pool that opens a port of UDP": aksNodes({
      enableNodePublicIP: true,
      networkProfile: { allowedHostPorts: [{ portStart: 22, portEnd: 22, protocol: "UDP" }] },
    }),
  },
  rejects: {
    "a public pool that opens SSH": {
      given: aksNodes({
        enableNodePublicIP: true,
        networkProfile: { allowedHostPorts: [{ portStart: 22, portEnd: 22, protocol: "TCP" }] },
      }),
      says: 'azure-native:containerservice:AgentPool "prod" must not open port 22 of nodes with public addresses (networkProfile.allowedHostPorts[0])',
    },
    "a pool in a cluster that opens the kubelet": {
      given: aks({
        agentPoolProfiles: [
          {
            enableNodePublicIP: true,
            networkProfile: { allowedHostPorts: [{ portStart: 10000, portEnd: 10254 }] },
          },
        ],
      }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not open port 10250 of nodes with public addresses (agentPoolProfiles[0].networkProfile.allowedHostPorts[0])',
    },
    "a default pool of the classic provider that opens SSH": {
      given: classicAks({
        defaultNodePool: {
          nodePublicIpEnabled: true,
          nodeNetworkProfile: { allowedHostPorts: [{ portStart: 1, portEnd: 1024 }] },
        },
      }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must not open port 22 of nodes with public addresses (defaultNodePool.nodeNetworkProfile.allowedHostPorts[0])',
    },
    "a pool of the classic provider that opens the read-only port": {
      given: classicAksNodes({
        nodePublicIpEnabled: true,
        nodeNetworkProfile: { allowedHostPorts: [{ portStart: 10255, portEnd: 10255 }] },
      }),
      says: 'azure:containerservice/kubernetesClusterNodePool:KubernetesClusterNodePool "prod" must not open port 10255 of nodes with public addresses (nodeNetworkProfile.allowedHostPorts[0])',
    },
  },
  undecided: {
    "ports from an output": aksNodes({ enableNodePublicIP: true, networkProfile: UNKNOWN }),
    "an address from an output": aksNodes({
      enableNodePublicIP: UNKNOWN,
      networkProfile: { allowedHostPorts: [{ portStart: 22, portEnd: 22 }] },
    }),
  },
});
