import { requireAksNodeResourceLockdown } from "../../policies/privilege-escalation/require-aks-node-resource-lockdown";
import { UNKNOWN } from "../support/builders";
import { aks } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireAksNodeResourceLockdown, {
  accepts: {
    "an AKS cluster that locks them": aks({ nodeResourceGroupProfile: { restrictionLevel: "ReadOnly" } }),
    "an automatic AKS cluster": aks({ sku: { name: "Automatic" } }),
  },
  rejects: {
    "an AKS cluster that says nothing": {
      given: aks(),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set nodeResourceGroupProfile.restrictionLevel=ReadOnly',
    },
    "an AKS cluster that leaves them open": {
      given: aks({ nodeResourceGroupProfile: { restrictionLevel: "Unrestricted" } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set nodeResourceGroupProfile.restrictionLevel=ReadOnly',
    },
  },
  undecided: {
    "a profile from an output": aks({ nodeResourceGroupProfile: UNKNOWN }),
    "a kind of cluster from an output": aks({ sku: UNKNOWN }),
  },
});
