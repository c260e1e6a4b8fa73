import { requireCloudAdmissionControl } from "../../policies/persistence/require-cloud-admission-control";
import { dependingOn, resource, stack, UNKNOWN } from "../support/builders";
import { aks, classicAks, gke } from "../support/clouds";
import { testStackPolicy } from "../support/policy-table";

const safeguard = (level: string) =>
  dependingOn(
    resource("azure-native:containerservice:DeploymentSafeguard", "guard", { resourceUri: UNKNOWN, level }),
    { resourceUri: [aks()] },
  );
const SAYS = "must turn on the admission control of its cloud";

testStackPolicy(requireCloudAdmissionControl, {
  accepts: {
    "a GKE cluster with Binary Authorization": stack(
      gke({ binaryAuthorization: { evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE" } }),
    ),
    "a GKE cluster with the switch of old": stack(gke({ binaryAuthorization: { enabled: true } })),
    "an AKS cluster with Azure Policy": stack(aks({ addonProfiles: { azurepolicy: { enabled: true } } })),
    "an AKS cluster with Azure Policy in another spelling": stack(
      aks({ addonProfiles: { azurePolicy: { enabled: true } } }),
    ),
    "an AKS cluster with safeguards that enforce": stack(aks(), safeguard("Enforce")),
    "an automatic AKS cluster": stack(aks({ sku: { name: "Automatic" } })),
    "a cluster of the classic provider with Azure Policy": stack(classicAks({ azurePolicyEnabled: true })),
  },
  rejects: {
    "a GKE cluster that says nothing": {
      given: stack(gke()),
      says: [`gcp:container/cluster:Cluster "prod" ${SAYS} (binaryAuthorization.evaluationMode)`],
    },
    "an AKS cluster that says nothing": {
      given: stack(aks()),
      says: [
        `azure-native:containerservice:ManagedCluster "prod" ${SAYS} (addonProfiles.azurepolicy.enabled)`,
      ],
    },
    "an AKS cluster with safeguards that warn": {
      given: stack(aks(), safeguard("Warn")),
      says: [
        `azure-native:containerservice:ManagedCluster "prod" ${SAYS} (addonProfiles.azurepolicy.enabled)`,
      ],
    },
    "a cluster of the classic provider that says nothing": {
      given: stack(classicAks()),
      says: [
        `azure:containerservice/kubernetesCluster:KubernetesCluster "prod" ${SAYS} (azurePolicyEnabled)`,
      ],
    },
  },
  undecided: {
    "a mode from an output": stack(gke({ binaryAuthorization: { evaluationMode: UNKNOWN } })),
    "add-ons from an output": stack(aks({ addonProfiles: UNKNOWN })),
  },
});
