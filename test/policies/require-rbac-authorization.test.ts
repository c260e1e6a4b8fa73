import { requireRbacAuthorization } from "../../policies/privilege-escalation/require-rbac-authorization";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireRbacAuthorization, {
  accepts: {
    "a GKE cluster that says nothing": gke(),
    "an AKS cluster that says nothing": aks(),
    "an AKS cluster with RBAC": aks({ enableRBAC: true }),
    "a cluster of the classic provider that says nothing": classicAks(),
  },
  rejects: {
    "an AKS cluster without RBAC": {
      given: aks({ enableRBAC: false }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set enableRBAC=false',
    },
    "a GKE cluster with the rules of old": {
      given: gke({ enableLegacyAbac: true }),
      says: 'gcp:container/cluster:Cluster "prod" must not set enableLegacyAbac=true',
    },
    "a cluster of the classic provider without RBAC": {
      given: classicAks({ roleBasedAccessControlEnabled: false }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must not set roleBasedAccessControlEnabled=false',
    },
  },
  undecided: {
    "a switch from an output": gke({ enableLegacyAbac: UNKNOWN }),
  },
});
