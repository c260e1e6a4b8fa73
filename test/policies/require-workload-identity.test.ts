import { requireWorkloadIdentity } from "../../policies/access-to-sensitive-data/require-workload-identity";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks, gke, gkeNodes } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireWorkloadIdentity, {
  accepts: {
    "a GKE cluster with a workload pool": gke({
      workloadIdentityConfig: { workloadPool: "shop.svc.id.goog" },
    }),
    "an Autopilot cluster": gke({ enableAutopilot: true }),
    "nodes of GKE that say nothing": gkeNodes({}),
    "an AKS cluster with workload identity": aks({
      oidcIssuerProfile: { enabled: true },
      securityProfile: { workloadIdentity: { enabled: true } },
    }),
    "an AKS cluster of the classic provider with workload identity": classicAks({
      oidcIssuerEnabled: true,
      workloadIdentityEnabled: true,
    }),
  },
  rejects: {
    "a GKE cluster that says nothing": {
      given: gke({}),
      says: 'gcp:container/cluster:Cluster "prod" must set workloadIdentityConfig.workloadPool',
    },
    "nodes of GKE that show pods their own identity": {
      given: gkeNodes({ nodeConfig: { workloadMetadataConfig: { mode: "GCE_METADATA" } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.workloadMetadataConfig.mode=GCE_METADATA',
    },
    "nodes of GKE with the first metadata service": {
      given: gkeNodes({ nodeConfig: { metadata: { "disable-legacy-endpoints": "false" } } }),
      says: 'gcp:container/nodePool:NodePool "prod" must not set nodeConfig.metadata.disable-legacy-endpoints=false',
    },
    "an AKS cluster that says nothing": {
      given: aks({}),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set securityProfile.workloadIdentity.enabled=true',
    },
    "an AKS cluster with the pod identity of old": {
      given: aks({
        oidcIssuerProfile: { enabled: true },
        securityProfile: { workloadIdentity: { enabled: true } },
        podIdentityProfile: { enabled: true },
      }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set podIdentityProfile.enabled=true',
    },
    "an AKS cluster of the classic provider that says nothing": {
      given: classicAks({}),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set workloadIdentityEnabled=true',
    },
    "an AKS cluster with workload identity that issues no tokens": {
      given: aks({ securityProfile: { workloadIdentity: { enabled: true } } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set oidcIssuerProfile.enabled=true',
    },
    "an AKS cluster of the classic provider that issues no tokens": {
      given: classicAks({ workloadIdentityEnabled: true }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set oidcIssuerEnabled=true',
    },
  },
  undecided: {
    "a pool from an output": gke({ workloadIdentityConfig: UNKNOWN }),
    "a mode from an output": gkeNodes({ nodeConfig: { workloadMetadataConfig: { mode: UNKNOWN } } }),
  },
});
