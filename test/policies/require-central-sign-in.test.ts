import { requireCentralSignIn } from "../../policies/privilege-escalation/require-central-sign-in";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks, doks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireCentralSignIn, {
  accepts: {
    "a GKE cluster with groups": gke({
      authenticatorGroupsConfig: { securityGroup: "gke-security-groups@example.com" },
    }),
    "an AKS cluster with Azure RBAC": aks({ aadProfile: { managed: true, enableAzureRBAC: true } }),
    "an AKS cluster without Entra, which another policy finds": aks(),
    "an automatic AKS cluster": aks({ sku: { name: "Automatic" }, aadProfile: { managed: true } }),
    "a cluster of the classic provider with Azure RBAC": classicAks({
      azureActiveDirectoryRoleBasedAccessControl: { azureRbacEnabled: true },
    }),
    "a DigitalOcean cluster without single sign-on": doks(),
    "a DigitalOcean cluster with single sign-on only": doks({
      ssos: [{ enabled: true, required: true, issuerUrl: "https://id.example.com" }],
    }),
    "a DigitalOcean cluster with single sign-on switched off": doks({ ssos: [{ enabled: false }] }),
  },
  rejects: {
    "a GKE cluster that says nothing": {
      given: gke(),
      says: 'gcp:container/cluster:Cluster "prod" must set authenticatorGroupsConfig.securityGroup',
    },
    "an AKS cluster with rights of its own": {
      given: aks({ aadProfile: { managed: true } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set aadProfile.enableAzureRBAC=true',
    },
    "a cluster of the classic provider with rights of its own": {
      given: classicAks({ azureActiveDirectoryRoleBasedAccessControl: { tenantId: "1" } }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set azureActiveDirectoryRoleBasedAccessControl.azureRbacEnabled=true',
    },
    "a DigitalOcean cluster with another way in": {
      given: doks({ ssos: [{ enabled: true, issuerUrl: "https://id.example.com" }] }),
      says: 'digitalocean:index/kubernetesCluster:KubernetesCluster "prod" must set ssos[0].required=true',
    },
    "a DigitalOcean cluster with an issuer without TLS": {
      given: doks({ ssos: [{ enabled: true, required: true, issuerUrl: "http://id.example.com" }] }),
      says: 'digitalocean:index/kubernetesCluster:KubernetesCluster "prod" must not set ssos[0].issuerUrl=http://id.example.com instead of https',
    },
  },
  undecided: {
    "groups from an output": gke({ authenticatorGroupsConfig: UNKNOWN }),
    "a profile from an output": aks({ aadProfile: UNKNOWN }),
  },
});
