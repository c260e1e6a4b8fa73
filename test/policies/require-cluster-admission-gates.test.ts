import type { ValueMap } from "../../lib/kubernetes/value";
import { requireClusterAdmissionGates } from "../../policies/persistence/require-cluster-admission-gates";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const gke = (inputs: ValueMap) =>
  resource("gcp:container/cluster:Cluster", "prod", { location: "europe-west1", ...inputs });
const aks = (inputs: ValueMap) =>
  resource("azure-native:containerservice:ManagedCluster", "prod", { dnsPrefix: "prod", ...inputs });
const classicAks = (inputs: ValueMap) =>
  resource("azure:containerservice/kubernetesCluster:KubernetesCluster", "prod", {
    dnsPrefix: "prod",
    ...inputs,
  });

testPolicy(requireClusterAdmissionGates, {
  accepts: {
    "a GKE cluster with Binary Authorization": gke({
      binaryAuthorization: { evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE" },
    }),
    "an AKS cluster with Azure Policy": aks({ addonProfiles: { azurepolicy: { enabled: true } } }),
    "an AKS cluster with Azure Policy in another spelling": aks({
      addonProfiles: { azurePolicy: { enabled: true } },
    }),
    "a cluster of the classic provider with Azure Policy": classicAks({ azurePolicyEnabled: true }),
  },
  rejects: {
    "a GKE cluster that says nothing": {
      given: gke({}),
      says: 'gcp:container/cluster:Cluster "prod" must set binaryAuthorization.evaluationMode=PROJECT_SINGLETON_POLICY_ENFORCE or POLICY_BINDINGS or POLICY_BINDINGS_AND_PROJECT_SINGLETON_POLICY_ENFORCE',
    },
    "an AKS cluster that says nothing": {
      given: aks({}),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set addonProfiles.azurepolicy.enabled=true',
    },
    "a cluster of the classic provider that says nothing": {
      given: classicAks({}),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set azurePolicyEnabled=true',
    },
  },
  undecided: {
    "a mode from an output": gke({ binaryAuthorization: { evaluationMode: UNKNOWN } }),
  },
});
