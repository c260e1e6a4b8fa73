import { limitAksAdminGroups } from "../../policies/privilege-escalation/limit-aks-admin-groups";
import { UNKNOWN } from "../support/builders";
import { aks, classicAks } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(limitAksAdminGroups, {
  accepts: {
    "a cluster with two groups": aks({ aadProfile: { adminGroupObjectIDs: ["a", "b"] } }),
    "a cluster without groups": aks({ aadProfile: {} }),
    "as many groups as the option allows": {
      given: aks({ aadProfile: { adminGroupObjectIDs: ["a", "b", "c"] } }),
      options: { maxGroups: 3 },
    },
  },
  rejects: {
    "a cluster with three groups": {
      given: aks({ aadProfile: { adminGroupObjectIDs: ["a", "b", "c"] } }),
      says: 'azure-native:containerservice:ManagedCluster "prod" must have at most 2 groups of administrators, and has 3 (aadProfile.adminGroupObjectIDs)',
    },
    "a cluster of the classic provider with three groups": {
      given: classicAks({
        azureActiveDirectoryRoleBasedAccessControl: { adminGroupObjectIds: ["a", "b", "c"] },
      }),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must have at most 2 groups of administrators, and has 3 (azureActiveDirectoryRoleBasedAccessControl.adminGroupObjectIds)',
    },
  },
  undecided: {
    "groups from an output": aks({ aadProfile: { adminGroupObjectIDs: UNKNOWN } }),
    "a profile from an output": aks({ aadProfile: UNKNOWN }),
    "groups that are no list": aks({ aadProfile: { adminGroupObjectIDs: 7 } }),
  },
});
