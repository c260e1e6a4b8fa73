import type { ValueMap } from "../../lib/kubernetes/value";
import { requireClusterAccessControl } from "../../policies/privilege-escalation/require-cluster-access-control";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const eks = (inputs: ValueMap) =>
  resource("aws:eks/cluster:Cluster", "prod", { roleArn: "arn:aws:iam::111122223333:role/eks", ...inputs });
const eksNative = (inputs: ValueMap) =>
  resource("aws-native:eks:Cluster", "prod", { roleArn: "arn:aws:iam::111122223333:role/eks", ...inputs });
const aks = (inputs: ValueMap) =>
  resource("azure-native:containerservice:ManagedCluster", "prod", { dnsPrefix: "prod", ...inputs });
const classicAks = (inputs: ValueMap) =>
  resource("azure:containerservice/kubernetesCluster:KubernetesCluster", "prod", {
    dnsPrefix: "prod",
    ...inputs,
  });

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
