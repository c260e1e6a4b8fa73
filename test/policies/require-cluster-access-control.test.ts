import { requireClusterAccessControl } from "../../policies/privilege-escalation/require-cluster-access-control";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks, eks, eksNative } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireClusterAccessControl, {
  accepts: {
    "an EKS cluster with access entries": eks({ accessConfig: { authenticationMode: "API" } }),
    "an AKS cluster with identities of Entra": aks({ aadProfile: { managed: true } }),
    "an AKS cluster of the classic provider with identities of Entra": classicAks({
      azureActiveDirectoryRoleBasedAccessControl: { azureRbacEnabled: true },
    }),
  },
  rejects: {
    "an EKS cluster that says nothing": {
      given: eks({}),
      says: 'aws:eks/cluster:Cluster "prod" must set accessConfig.authenticationMode=API or API_AND_CONFIG_MAP',
    },
    "a cluster of AWS Cloud Control that says nothing": {
      given: eksNative({}),
      says: 'aws-native:eks:Cluster "prod" must set accessConfig.authenticationMode=API or API_AND_CONFIG_MAP',
    },
    "an AKS cluster with identities of its own": {
      given: aks({}),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set aadProfile',
    },
    "an AKS cluster with applications of its own for Entra": {
      given: aks({ aadProfile: { serverAppID: "1" } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set aadProfile.serverAppID',
    },
    "an AKS cluster of the classic provider with identities of its own": {
      given: classicAks({}),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set azureActiveDirectoryRoleBasedAccessControl',
    },
  },
  undecided: {
    "a mode from an output": eks({ accessConfig: { authenticationMode: UNKNOWN } }),
    "a profile from an output": aks({ aadProfile: UNKNOWN }),
  },
});
