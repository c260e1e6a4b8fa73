import { noSharedClusterCredentials } from "../../policies/privilege-escalation/no-shared-cluster-credentials";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noSharedClusterCredentials, {
  accepts: {
    "an AKS cluster without local accounts": aks({
      disableLocalAccounts: true,
      apiServerAccessProfile: { disableRunCommand: true },
    }),
    "an AKS cluster of the classic provider without local accounts": classicAks({
      localAccountDisabled: true,
      runCommandEnabled: false,
    }),
    "an automatic AKS cluster": aks({ sku: { name: "Automatic" } }),
    "a GKE cluster that says nothing": gke({}),
    "a GKE cluster whose user is switched off": gke({ masterAuth: { username: "", password: "" } }),
  },
  rejects: {
    "an AKS cluster that says nothing": {
      given: aks({}),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set disableLocalAccounts=true, apiServerAccessProfile.disableRunCommand=true',
    },
    "an AKS cluster with the secret of a service principal": {
      given: aks({
        disableLocalAccounts: true,
        apiServerAccessProfile: { disableRunCommand: true },
        servicePrincipalProfile: { clientId: "a", secret: "b" },
      }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must not set servicePrincipalProfile.secret',
    },
    "an AKS cluster of the classic provider that says nothing": {
      given: classicAks({}),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set localAccountDisabled=true, runCommandEnabled=false',
    },
    "a GKE cluster with a client certificate": {
      given: gke({ masterAuth: { clientCertificateConfig: { issueClientCertificate: true } } }),
      says: 'gcp:container/cluster:Cluster "prod" must not set masterAuth.clientCertificateConfig.issueClientCertificate=true',
    },
    "a GKE cluster with a user and a password": {
      given: gke({ masterAuth: { username: "admin", password: "secret" } }),
      says: 'gcp:container/cluster:Cluster "prod" must not set masterAuth.username',
    },
  },
  undecided: {
    "a switch from an output": aks({
      disableLocalAccounts: UNKNOWN,
      apiServerAccessProfile: { disableRunCommand: true },
    }),
  },
});
